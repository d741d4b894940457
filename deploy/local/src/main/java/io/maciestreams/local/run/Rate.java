package io.maciestreams.local.run;

import java.time.Duration;

/** So many of something in so much time. */
record Rate(long count, Duration time) {

    double perSecond() {
        return count / (time.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return "%,.0f/s (%,d in %.1f s)".formatted(perSecond(), count, time.toNanos() / 1e9);
    }
}
