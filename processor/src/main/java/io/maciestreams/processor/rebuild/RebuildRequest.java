package io.maciestreams.processor.rebuild;

import java.util.Objects;

/**
 * What to rebuild.
 *
 * @param from id of the application that serves
 * @param to id of the application that is to take over
 * @param diff whether to print what would differ
 * @param apply whether the rebuilt profiles take over
 */
public record RebuildRequest(String from, String to, boolean diff, boolean apply) {

    public RebuildRequest {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("the rebuilt application needs another id than " + from);
        }
    }

    /** The id that follows: {@code name-2} after {@code name}, {@code name-3} after that. */
    public static String next(String id) {
        int dash = id.lastIndexOf('-');
        String number = id.substring(dash + 1);
        return number.matches("\\d{1,6}") && dash > 0
                ? id.substring(0, dash + 1) + (Integer.parseInt(number) + 1)
                : id + "-2";
    }
}
