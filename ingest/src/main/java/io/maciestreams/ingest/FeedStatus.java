package io.maciestreams.ingest;

import io.maciestreams.avro.IngestStatus;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Publishes how fresh a feed is: whenever its state changes, and each interval, so that silence means that nobody polls. */
final class FeedStatus implements Turn {

    // A pass that always fails at its end does not begin anew each second; a long one does not rest ever longer.
    private static final int STEADY = 20;

    private final Shard shard;
    private final String feed;
    private final Duration interval;
    private final Duration allowedLag;
    private final Outbox outbox;
    private final Clock clock;
    private final LongSupplier nanoTime;

    private @Nullable Instant lastSuccessAt;
    private @Nullable Instant lastAttemptAt;
    private @Nullable Instant passStart;
    private @Nullable MacieException failure;
    private int failures;
    private int stepsSinceFailure;
    private @Nullable FeedState published;
    private long publishedAt;

    /**
     * Creates the status of a feed that has not been tried yet.
     *
     * @param interval longest time from one record to the next
     * @param allowedLag how old the start of the last complete pass may be
     * @param lastSuccessAt that start, where an earlier worker had one
     */
    FeedStatus(
            Shard shard,
            String feed,
            Duration interval,
            Duration allowedLag,
            @Nullable Instant lastSuccessAt,
            Outbox outbox,
            Clock clock,
            LongSupplier nanoTime) {
        this.shard = shard;
        this.feed = feed;
        this.interval = interval;
        this.allowedLag = allowedLag;
        this.lastSuccessAt = lastSuccessAt;
        this.outbox = outbox;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    void attempt() {
        lastAttemptAt = clock.instant();
        passStart = passStart == null ? lastAttemptAt : passStart;
    }

    void succeeded(boolean passIsComplete) {
        failure = null;
        stepsSinceFailure++;
        if (passIsComplete || stepsSinceFailure >= STEADY) {
            failures = 0;
        }
        if (passIsComplete) {
            lastSuccessAt = passStart;
            passStart = null;
        }
    }

    /** Takes note of a failure; returns how many there have been since the last success. */
    int failed(MacieException e) {
        passStart = null;
        stepsSinceFailure = 0;
        failure = e;
        return ++failures;
    }

    boolean isFailing() {
        return failure != null;
    }

    @Override
    public boolean runIfDue() {
        Instant attempted = lastAttemptAt;
        if (attempted == null || !untilDue().isZero()) {
            return false;
        }
        FeedState state = state();
        outbox.publish(new Batch(
                List.of(Topics.INGEST_STATUS.record(shard + "/" + feed, status(state, attempted))), Map.of()));
        published = state;
        publishedAt = nanoTime.getAsLong();
        return true;
    }

    @Override
    public Duration untilDue() {
        if (lastAttemptAt == null) {
            return interval;
        }
        return state() == published
                ? Duration.ofNanos(Math.max(0, publishedAt + interval.toNanos() - nanoTime.getAsLong()))
                : Duration.ZERO;
    }

    private FeedState state() {
        if (failure != null) {
            return FeedState.after(failure.error());
        }
        Duration lag = lag();
        return lag == null || lag.compareTo(allowedLag) > 0 ? FeedState.BEHIND : FeedState.CURRENT;
    }

    private @Nullable Duration lag() {
        return lastSuccessAt == null ? null : Duration.between(lastSuccessAt, clock.instant());
    }

    private IngestStatus status(FeedState state, Instant attempted) {
        Duration lag = lag();
        return IngestStatus.newBuilder()
                .setMacieAccountId(shard.accountId())
                .setRegion(shard.region())
                .setFeed(feed)
                .setState(state.name())
                .setLastSuccessAt(lastSuccessAt)
                .setLastAttemptAt(attempted)
                .setLagMillis(lag == null ? null : lag.toMillis())
                .setFailures(failures)
                .setReason(failure == null ? null : failure.getMessage())
                .build();
    }
}
