package io.maciestreams.ingest.results;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file under way: its lines one after the other, from the first that has not been published on. */
final class FileReading implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    private final ResultFile file;
    private final InputStream content;
    private final int maxLineBytes;
    private @Nullable LineReader lines;
    private long lineCount;

    /**
     * Starts to read.
     *
     * @param lineCount number of its lines that have been published
     */
    FileReading(ResultFile file, InputStream content, int maxLineBytes, long lineCount) {
        this.file = file;
        this.content = content;
        this.maxLineBytes = maxLineBytes;
        this.lineCount = lineCount;
    }

    ResultFile file() {
        return file;
    }

    /** Number of its lines that have been read. */
    long lineCount() {
        return lineCount;
    }

    /**
     * The next line; null at the end.
     *
     * @throws ConnectionLostException where the file can be read on at another time
     * @throws IOException where it is not what it should be
     */
    @Nullable
    Line next() throws IOException {
        if (lines == null) {
            lines = new LineReader(new GZIPInputStream(content, BUFFER_BYTES), maxLineBytes);
        }
        Line line = lines.next();
        while (line != null && line.number() <= lineCount) {
            line = lines.next();
        }
        if (line == null) {
            requireEnd();
            return null;
        }
        lineCount = line.number();
        return line;
    }

    // GZIPInputStream takes an error at the start of a later part for the end.
    private void requireEnd() throws IOException {
        if (content.read() >= 0) {
            throw new IOException("there is more behind its last part");
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            // All that is wanted of the file has been read, or will be read anew.
            LOG.debug("{} could not be closed", file.key(), e);
        }
    }
}
