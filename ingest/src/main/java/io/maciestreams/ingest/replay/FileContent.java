package io.maciestreams.ingest.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The content of a file, unpacked where it is a gzip file, whatever its name. */
final class FileContent implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final CountedStream counted;
    private final BufferedInputStream packed;
    private final InputStream unpacked;

    FileContent(InputStream source) throws IOException {
        counted = new CountedStream(source);
        packed = new BufferedInputStream(counted, BUFFER_BYTES);
        unpacked = isGzip() ? new GZIPInputStream(packed, BUFFER_BYTES) : packed;
    }

    InputStream stream() {
        return unpacked;
    }

    /** Bytes of the file that have been read, packed as they are. */
    long bytesRead() {
        return counted.count;
    }

    /**
     * Makes sure that the end which was met is the file's: GZIPInputStream takes an error at the start of a later part
     * for it.
     */
    void requireEnd() throws IOException {
        if (packed.read() >= 0) {
            throw new IOException("there is more behind its last part");
        }
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private boolean isGzip() throws IOException {
        packed.mark(2);
        int magic = packed.read() << 8 | packed.read();
        packed.reset();
        return magic == GZIP_MAGIC;
    }

    private static final class CountedStream extends FilterInputStream {

        private long count;

        CountedStream(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
