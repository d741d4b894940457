package io.maciestreams.sink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * JSON Lines while they are collected for one object: compressed block by block as they come, with count, size and
 * SHA-256 of the lines. Equal lines give equal bytes: the blocks end at fixed sizes, and the gzip header holds neither
 * name nor time.
 */
final class GzipLines {

    static final int BLOCK = 64 * 1024;

    private static final byte DEFLATE = 8;
    private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, DEFLATE, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};
    // A last block without content, as deflate asks for at the end of a stream.
    private static final byte[] END = {3, 0};
    private static final int FIRST_ROOM = 1024;
    // Of digest, lists and group key: of thousands of small groups it is the larger part.
    private static final int OVERHEAD = 1536;

    private final BlockDeflater deflater;
    private final MessageDigest digest = Sha256.digest();
    private final CRC32 crc = new CRC32();
    private final List<byte[]> pieces = new ArrayList<>();
    private byte[] block = new byte[FIRST_ROOM];
    private int filled;
    private byte[] window = {};
    private long compressedSize;
    private long uncompressedSize;
    private int count;

    GzipLines(BlockDeflater deflater) {
        this.deflater = deflater;
        keep(HEADER);
    }

    /** Adds a line that ends in a line feed. */
    void add(ByteBuffer line) {
        digest.update(line.duplicate());
        crc.update(line.duplicate());
        count++;
        uncompressedSize += line.remaining();
        ByteBuffer rest = line.duplicate();
        while (rest.hasRemaining()) {
            fill(rest);
        }
    }

    /** Bytes of memory that it takes. */
    long held() {
        return OVERHEAD + compressedSize + block.length + window.length;
    }

    /** Ends it: nothing can be added any more. */
    ObjectContent end() {
        compressBlock();
        keep(END);
        keep(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) uncompressedSize)
                .array());
        return new ObjectContent(pieces, count, uncompressedSize, HexFormat.of().formatHex(digest.digest()));
    }

    private void fill(ByteBuffer rest) {
        int length = Math.min(rest.remaining(), BLOCK - filled);
        makeRoom(filled + length);
        rest.get(block, filled, length);
        filled += length;
        if (filled == BLOCK) {
            compressBlock();
        }
    }

    private void makeRoom(int size) {
        if (size > block.length) {
            block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(size, 2 * block.length)));
        }
    }

    private void compressBlock() {
        if (filled > 0) {
            keep(deflater.compress(window, block, filled));
            window = Arrays.copyOfRange(block, Math.max(0, filled - BlockDeflater.WINDOW), filled);
            filled = 0;
        }
    }

    private void keep(byte[] piece) {
        pieces.add(piece);
        compressedSize += piece.length;
    }
}
