package io.maciestreams.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave Macie alone after failures: twice as long each time up to a limit, and never all at the same time. */
record Backoff(Duration first, Duration limit, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    Backoff {
        if (first.isNegative() || first.isZero() || limit.compareTo(first) < 0) {
            throw new IllegalArgumentException("Not a backoff: " + first + " up to " + limit);
        }
    }

    /** Between half and all of the time that is due after so many failures in a row. */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        long longest = Math.min(doubled, limit.toMillis());
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }
}
