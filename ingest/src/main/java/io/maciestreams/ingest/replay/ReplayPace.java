package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.macie.TokenBucket;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast a replay goes, and when it stops. */
final class ReplayPace {

    private final CountDownLatch stop = new CountDownLatch(1);
    private final @Nullable TokenBucket bucket;
    private final int burst;

    /**
     * Creates it.
     *
     * @param rate documents a second at most; empty for as many as go
     */
    ReplayPace(OptionalDouble rate, LongSupplier nanoTime) {
        this.bucket = rate.isPresent() ? new TokenBucket(rate.getAsDouble(), nanoTime) : null;
        this.burst = rate.isPresent()
                ? (int) Math.max(1, Math.min(rate.getAsDouble(), Integer.MAX_VALUE))
                : Integer.MAX_VALUE;
    }

    /** Documents that may go at once. */
    int burst() {
        return burst;
    }

    /** Rests for as long as what was sent takes; not once it is stopped. */
    void sent(int count) throws InterruptedException {
        if (bucket != null) {
            for (int i = 0; i < count; i++) {
                bucket.take();
            }
            awaitStop(bucket.untilPaid());
        }
    }

    // Whether the latch or the time ended the rest is seen by who asks next.
    @SuppressWarnings("ReturnValueIgnored")
    private void awaitStop(Duration rest) throws InterruptedException {
        stop.await(rest.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Ends the replay behind the document that it is at; what was taken in is still published. */
    void stop() {
        stop.countDown();
    }
}
