package io.maciestreams.sink;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses blocks of any number of gzip streams in turn: of a stream it needs only what came last, so that a thousand
 * open streams do not take a thousand compressors. Equal blocks give equal bytes. For one thread.
 */
final class BlockDeflater {

    /** How far back deflate can refer to. */
    static final int WINDOW = 32 * 1024;

    /** It takes a third of the time of zlib's default, for objects a quarter larger. */
    static final int LEVEL = 3;

    // Longer than what a block of incompressible bytes becomes.
    private final byte[] compressed = new byte[GzipLines.BLOCK + 8 * 1024];
    private final Deflater deflater = new Deflater(LEVEL, true);

    /**
     * A block as part of a stream, ending at a byte's boundary and not ending the stream.
     *
     * @param before the window before the block; empty where the block is the first
     */
    byte[] compress(byte[] before, byte[] block, int length) {
        deflater.reset();
        deflater.setDictionary(before);
        deflater.setInput(block, 0, length);
        int size = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
        if (size == compressed.length) {
            throw new IllegalStateException("A block of " + length + " bytes became longer than " + size);
        }
        return Arrays.copyOf(compressed, size);
    }
}
