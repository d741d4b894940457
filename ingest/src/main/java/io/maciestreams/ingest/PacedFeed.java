package io.maciestreams.ingest;

import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed with its timetable: a pass each interval, its pages one after the other, and a rest after a failure. */
final class PacedFeed {

    private static final Logger LOG = LoggerFactory.getLogger(PacedFeed.class);

    private final Shard shard;
    private final Feed feed;
    private final Duration interval;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private long passStart;
    private long dueAt;
    private boolean inPass;
    private int failures;

    PacedFeed(Shard shard, Feed feed, Duration interval, Backoff backoff, LongSupplier nanoTime) {
        this.shard = shard;
        this.feed = feed;
        this.interval = interval;
        this.backoff = backoff;
        this.nanoTime = nanoTime;
        this.dueAt = nanoTime.getAsLong();
    }

    /** Does one step if one is due. */
    void runIfDue() {
        if (untilDue().isZero()) {
            run();
        }
    }

    /** Time until the next step; zero where it is due. */
    Duration untilDue() {
        return Duration.ofNanos(Math.max(0, dueAt - nanoTime.getAsLong()));
    }

    private void run() {
        long now = nanoTime.getAsLong();
        passStart = inPass ? passStart : now;
        try {
            inPass = !feed.step();
            dueAt = inPass ? now : passStart + interval.toNanos();
            recovered();
        } catch (MacieException e) {
            failed(e);
        }
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("{} of {} can be read again", feed.name(), shard);
            failures = 0;
        }
    }

    private void failed(MacieException e) {
        inPass = false;
        failures++;
        Duration rest = backoff.after(failures);
        dueAt = nanoTime.getAsLong() + rest.toNanos();
        LOG.warn(
                "Cannot read {} of {}: {}; next attempt in {} s",
                feed.name(),
                shard,
                e.getMessage(),
                Math.max(1, rest.toSeconds()));
    }
}
