package io.maciestreams.ingest.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits what it reads into lines, and holds one of them at a time. */
public final class LineReader {

    // Enough of a line that is too long to recognise it by.
    private static final int KEPT_OF_TOO_LONG = 64 * 1024;

    private final InputStream source;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;
    private long number;

    public LineReader(InputStream source, int maxLineBytes) {
        this.source = source;
        this.maxLineBytes = maxLineBytes;
    }

    /** The next line that is not empty; null at the end. */
    @Nullable
    public Line next() throws IOException {
        Line line = read();
        while (line != null && line.length() == 0) {
            line = read();
        }
        return line;
    }

    @Nullable
    private Line read() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        boolean ended = false;
        while (!ended && hasMore()) {
            int end = lineEnd();
            length += end - position;
            if (length <= maxLineBytes) {
                kept.write(buffer, position, end - position);
            }
            ended = end < limit;
            position = ended ? end + 1 : end;
        }
        if (length == 0 && !ended) {
            return null;
        }
        number++;
        return line(kept, length);
    }

    private Line line(ByteArrayOutputStream kept, long length) {
        byte[] bytes = kept.toByteArray();
        return new Line(number, length > maxLineBytes ? start(bytes) : bytes, length);
    }

    private static byte[] start(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_OF_TOO_LONG));
    }

    private boolean hasMore() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, source.read(buffer));
        }
        return position < limit;
    }

    private int lineEnd() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
