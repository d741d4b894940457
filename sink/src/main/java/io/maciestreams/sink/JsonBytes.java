package io.maciestreams.sink;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * JSON in UTF-8 while it is written, in one array that is used again. Values have the form of Macie's result files: integers
 * as strings, times in whole seconds.
 */
final class JsonBytes {

    private static final int USUAL_ROOM = 64 * 1024;
    private static final int LONGEST_INTEGER = 20;
    private static final byte[][] ESCAPES = new byte[128][];

    static {
        for (int control = 0; control < ' '; control++) {
            ESCAPES[control] = ascii("\\u%04X".formatted(control));
        }
        ESCAPES['\b'] = ascii("\\b");
        ESCAPES['\t'] = ascii("\\t");
        ESCAPES['\n'] = ascii("\\n");
        ESCAPES['\f'] = ascii("\\f");
        ESCAPES['\r'] = ascii("\\r");
        ESCAPES['"'] = ascii("\\\"");
        ESCAPES['\\'] = ascii("\\\\");
    }

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ALL = 0x0101010101010101L;
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int ascii = ' '; ascii < ESCAPES.length; ascii++) {
            PLAIN[ascii] = ESCAPES[ascii] == null;
        }
    }

    private byte[] bytes = new byte[USUAL_ROOM];
    private int size;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What has been written; the next change changes it. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    int size() {
        return size;
    }

    /** Begins anew; what a very large line took is let go of. */
    void clear() {
        size = 0;
        if (bytes.length > 16 * USUAL_ROOM) {
            bytes = new byte[USUAL_ROOM];
        }
    }

    void cutTo(int end) {
        size = end;
    }

    boolean endsWith(byte[] end) {
        return size >= end.length && Arrays.equals(bytes, size - end.length, size, end, 0, end.length);
    }

    void raw(char ascii) {
        makeRoom(1);
        bytes[size++] = (byte) ascii;
    }

    void raw(byte[] json) {
        raw(json, 0, json.length);
    }

    /** Text of which the first bytes count; what is no UTF-8 becomes U+FFFD. */
    void text(byte[] utf8, int length) {
        raw('"');
        if (isPlain(utf8, length)) {
            raw(utf8, 0, length);
        } else {
            escaped(new String(utf8, 0, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }
        raw('"');
    }

    void integer(long value) {
        raw('"');
        if (value < 0) {
            raw(ascii(Long.toString(value)));
        } else {
            digits(value);
        }
        raw('"');
    }

    void time(long epochMillis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
        raw('"');
        if (time.getYear() < 0 || time.getYear() > 9999) {
            raw(ascii(time.toInstant(ZoneOffset.UTC).toString()));
        } else {
            usual(time);
        }
        raw('"');
    }

    /** Makes an object of the members written behind {@code start}, each with a comma before it. */
    void object(int start) {
        if (size == start) {
            raw('{');
        }
        bytes[start] = '{';
        raw('}');
    }

    /** Makes a list of the elements written behind {@code start}, each with a comma before it. */
    void list(int start) {
        if (size == start) {
            raw('[');
        }
        bytes[start] = '[';
        raw(']');
    }

    /** Writes once more what stands from {@code start} to {@code end}. */
    void again(int start, int end) {
        makeRoom(end - start);
        System.arraycopy(bytes, start, bytes, size, end - start);
        size += end - start;
    }

    /** Takes out what stands from {@code start} to {@code end}. */
    void cutOut(int start, int end) {
        System.arraycopy(bytes, end, bytes, start, size - end);
        size -= end - start;
    }

    private void raw(byte[] json, int start, int end) {
        makeRoom(end - start);
        System.arraycopy(json, start, bytes, size, end - start);
        size += end - start;
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
        }
    }

    // As Instant.toString(), which takes as long as to write all the rest of a small record.
    private void usual(LocalDateTime time) {
        twoDigits(time.getYear() / 100);
        twoDigits(time.getYear() % 100);
        raw('-');
        twoDigits(time.getMonthValue());
        raw('-');
        twoDigits(time.getDayOfMonth());
        raw('T');
        twoDigits(time.getHour());
        raw(':');
        twoDigits(time.getMinute());
        raw(':');
        twoDigits(time.getSecond());
        raw('Z');
    }

    private void twoDigits(int value) {
        raw((char) ('0' + value / 10));
        raw((char) ('0' + value % 10));
    }

    private static boolean isPlain(byte[] utf8, int length) {
        int i = 0;
        while (i + Long.BYTES <= length && isPlain((long) EIGHT_BYTES.get(utf8, i))) {
            i += Long.BYTES;
        }
        while (i < length && PLAIN[utf8[i] & 0xff]) {
            i++;
        }
        return i == length;
    }

    // Of eight bytes at once: none above 127, none below a space, no quote and no backslash. A byte is zero where
    // taking one from it reaches its highest bit.
    private static boolean isPlain(long bytes) {
        long quote = bytes ^ ALL * '"';
        long backslash = bytes ^ ALL * '\\';
        return ((bytes | bytes - ALL * ' ' | quote - ALL | backslash - ALL) & ~(ALL * 0x7f)) == 0;
    }

    private void escaped(byte[] utf8) {
        int written = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] >= 0 && ESCAPES[utf8[i]] != null) {
                raw(utf8, written, i);
                raw(ESCAPES[utf8[i]]);
                written = i + 1;
            }
        }
        raw(utf8, written, utf8.length);
    }

    private void digits(long value) {
        makeRoom(LONGEST_INTEGER);
        int end = size + 1;
        for (long rest = value; rest > 9; rest /= 10) {
            end++;
        }
        size = end;
        long rest = value;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }
}
