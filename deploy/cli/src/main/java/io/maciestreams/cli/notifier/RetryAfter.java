package io.maciestreams.cli.notifier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After: seconds, or a date of HTTP (RFC 9110, 10.2.3). */
final class RetryAfter {

    // A receiver that asks for days is wrong more likely than it means it.
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The rest that is asked for, one hour at most; empty where the value says nothing. */
    static Optional<Duration> parse(String value, Instant now) {
        return duration(value.trim(), now)
                .filter(rest -> !rest.isNegative())
                .map(rest -> rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
    }

    private static Optional<Duration> duration(String value, Instant now) {
        try {
            return value.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                    : Optional.of(
                            Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
