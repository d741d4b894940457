package io.maciestreams.cli.top;

import io.maciestreams.avro.FindingCounts;
import io.maciestreams.cli.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A span of time up to now, made of whole windows of macie.analytics.finding-counts. */
final class Since {

    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,4})(m|h|d)");

    private final Duration window;
    private final Instant start;

    private Since(Duration window, Instant start) {
        this.window = window;
        this.start = start;
    }

    /**
     * Reads 30m, 6h or 90d. Windows are of five minutes for up to six hours, of an hour for up to seven days, else of a
     * day; the first is the one in which the span begins.
     *
     * @throws UsageException for anything else
     */
    static Since parse(String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new UsageException("--since takes minutes, hours or days, such as 30m, 6h or 90d: " + text);
        }
        Duration length = Duration.of(Long.parseLong(span.group(1)), unit(span.group(2)));
        Duration window = window(length);
        long seconds = now.minus(length).getEpochSecond();
        return new Since(window, Instant.ofEpochSecond(seconds - Math.floorMod(seconds, window.toSeconds())));
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static Duration window(Duration length) {
        if (length.compareTo(Duration.ofHours(6)) <= 0) {
            return Duration.ofMinutes(5);
        }
        return length.compareTo(Duration.ofDays(7)) <= 0 ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    /** Those of the span. */
    Stream<FindingCounts> of(Collection<FindingCounts> counts) {
        return counts.stream()
                .filter(each -> Duration.parse(each.getWindow()).equals(window))
                .filter(each -> !each.getWindowStart().isBefore(start));
    }
}
