package io.maciestreams.ingest.macie;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds the tokens of up to one second. It lends what it does not have: nobody waits inside a step for tokens, but the next
 * step waits until the debt is paid.
 */
public final class TokenBucket {

    private static final long CAPACITY_NANOS = Duration.ofSeconds(1).toNanos();

    private final long nanosPerToken;
    private final LongSupplier nanoTime;
    private long paidAt;

    public TokenBucket(double tokensPerSecond, LongSupplier nanoTime) {
        if (!(tokensPerSecond > 0)) {
            throw new IllegalArgumentException("Not a rate: " + tokensPerSecond);
        }
        this.nanosPerToken = (long) (Duration.ofSeconds(1).toNanos() / tokensPerSecond);
        this.nanoTime = nanoTime;
        this.paidAt = nanoTime.getAsLong() - CAPACITY_NANOS;
    }

    public void take() {
        long full = nanoTime.getAsLong() - CAPACITY_NANOS;
        paidAt = (paidAt - full < 0 ? full : paidAt) + nanosPerToken;
    }

    /** Time until no token is owed. */
    public Duration untilPaid() {
        return Duration.ofNanos(Math.max(0, paidAt - nanoTime.getAsLong()));
    }
}
