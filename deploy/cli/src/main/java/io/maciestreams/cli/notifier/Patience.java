package io.maciestreams.cli.notifier;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and when a request is repeated.
 *
 * @param first rest before the first repetition; doubles with each, up to {@code longest}
 */
record Patience(int retries, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 20;

    boolean endsAfter(int failures) {
        return failures > retries;
    }

    /** The rest after so many failures, less a random part of up to one half. */
    Duration restAfter(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        long most = Math.min(doubled.toNanos(), longest.toNanos());
        return Duration.ofNanos(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}
