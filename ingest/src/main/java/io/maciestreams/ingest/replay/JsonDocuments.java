package io.maciestreams.ingest.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into its JSON objects: one, one in each line, one behind the other, or the elements of a list. It counts
 * brackets and holds one object at a time.
 */
final class JsonDocuments {

    /**
     * An object, or what stands where one should be.
     *
     * @param fault why it is none; null for an object, which may still be no valid JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of each would double the work.
    record Piece(byte[] bytes, @Nullable String fault) {}

    private final int maxBytes;
    private InputStream source;
    private byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;

    JsonDocuments(InputStream source, int maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /** The next piece; null at the end. */
    @Nullable
    Piece next() throws IOException {
        while (hasMore()) {
            byte next = buffer[position];
            if (next == '{') {
                return object();
            }
            if (!isBetween(next)) {
                return new Piece(line(), "is not a JSON object");
            }
            position++;
        }
        return null;
    }

    private Piece object() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        Brackets brackets = new Brackets();
        while (hasMore()) {
            int start = position;
            position = brackets.scan(buffer, position, limit);
            bytes.write(buffer, start, position - start);
            if (brackets.isClosed()) {
                return new Piece(bytes.toByteArray(), null);
            }
            if (brackets.isBroken()) {
                return new Piece(bytes.toByteArray(), "has a line break inside a text");
            }
            if (bytes.size() > maxBytes) {
                return unfinished(bytes.toByteArray(), "is not at its end after " + bytes.size() + " bytes");
            }
        }
        return unfinished(bytes.toByteArray(), "is cut off");
    }

    // What opens a bracket too many swallows those behind it: they begin at a line's start, which nothing inside an
    // indented object does.
    private Piece unfinished(byte[] bytes, String fault) {
        int end = lineThatOpens(bytes);
        if (end < bytes.length) {
            readAgain(bytes, end);
        }
        return new Piece(Arrays.copyOf(bytes, end), fault);
    }

    private static int lineThatOpens(byte[] bytes) {
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '{' && bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    private void readAgain(byte[] bytes, int from) {
        InputStream again = new ByteArrayInputStream(bytes, from, bytes.length - from);
        InputStream unread = new ByteArrayInputStream(buffer, position, limit - position);
        source = new SequenceInputStream(again, new SequenceInputStream(unread, source));
        buffer = new byte[buffer.length];
        position = 0;
        limit = 0;
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (hasMore() && buffer[position] != '\n') {
            if (line.size() < maxBytes) {
                line.write(buffer[position]);
            }
            position++;
        }
        return line.toByteArray();
    }

    // A list of objects is its objects; 0x1e separates JSON texts by RFC 7464; the others mark the encoding.
    private static boolean isBetween(byte next) {
        return Character.isWhitespace(next)
                || next == ','
                || next == '['
                || next == ']'
                || next == 0x1e
                || next == (byte) 0xef
                || next == (byte) 0xbb
                || next == (byte) 0xbf;
    }

    private boolean hasMore() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, source.read(buffer));
        }
        return position < limit;
    }

    /** Counts brackets outside of texts, until they are closed. */
    private static final class Brackets {

        private int open;
        private boolean inText;
        private boolean escaped;
        private boolean broken;

        /** Where the object ends, or the bytes do. */
        int scan(byte[] bytes, int from, int to) {
            int i = from;
            for (; i < to && !broken; i++) {
                if (inText) {
                    inText(bytes[i]);
                } else if (outside(bytes[i])) {
                    return i + 1;
                }
            }
            return i;
        }

        private void inText(byte next) {
            broken = next == '\n';
            inText = escaped || next != '"';
            escaped = !escaped && next == '\\';
        }

        private boolean outside(byte next) {
            switch (next) {
                case '"' -> inText = true;
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                default -> {}
            }
            return open == 0;
        }

        boolean isClosed() {
            return open == 0 && !broken;
        }

        boolean isBroken() {
            return broken;
        }
    }
}
