package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The one line of a log that most likely says why its program failed. */
final class LastWords {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int MAX_LENGTH = 300;
    private static final Pattern EXCEPTION = Pattern.compile("(?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error): \\S");
    private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|FATAL|Error:)");

    private LastWords() {}

    /** The last exception with a message, else the last error, else the last line; of what was written from an offset on. */
    static String of(Path log, long from) {
        List<String> lines = tail(log, from)
                .lines()
                .map(LastWords::shortened)
                .filter(line -> !line.isEmpty())
                .toList();
        String words = last(
                lines,
                EXCEPTION.asPredicate(),
                last(lines, ERROR.asPredicate(), last(lines, line -> true, "it wrote nothing")));
        return words;
    }

    private static String shortened(String line) {
        String stripped = line.strip();
        return stripped.length() <= MAX_LENGTH ? stripped : stripped.substring(0, MAX_LENGTH) + "...";
    }

    private static String last(List<String> lines, Predicate<String> wanted, String otherwise) {
        return lines.stream().filter(wanted).reduce(otherwise, (earlier, later) -> later);
    }

    private static String tail(Path log, long from) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, file.length() - start))];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
