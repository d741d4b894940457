package io.maciestreams.ingest;

import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.RequestPace;
import io.maciestreams.ingest.macie.Shard;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed with its timetable: a pass each interval, its pages at the pace that Macie allows, and a rest after a failure. */
final class PacedFeed implements Turn {

    private static final Logger LOG = LoggerFactory.getLogger(PacedFeed.class);

    private static final Duration UNTIL_READY = Duration.ofMillis(100);

    private final Shard shard;
    private final Feed feed;
    private final Rhythm rhythm;
    private final RequestPace pace;
    private final FeedStatus status;
    private final LongSupplier nanoTime;
    private long passStart;
    private long dueAt;
    private boolean inPass;

    PacedFeed(Shard shard, Feed feed, Rhythm rhythm, RequestPace pace, FeedStatus status, LongSupplier nanoTime) {
        this.shard = shard;
        this.feed = feed;
        this.rhythm = rhythm;
        this.pace = pace;
        this.status = status;
        this.nanoTime = nanoTime;
        this.dueAt = nanoTime.getAsLong();
    }

    @Override
    public boolean runIfDue() {
        boolean due = untilDue().isZero();
        if (due) {
            run();
        }
        return due;
    }

    @Override
    public Duration untilDue() {
        Duration rest = Duration.ofNanos(Math.max(0, dueAt - nanoTime.getAsLong()));
        Duration owed = pace.untilReady();
        return owed.compareTo(rest) > 0 ? owed : rest;
    }

    private void run() {
        long now = nanoTime.getAsLong();
        if (!feed.isReady()) {
            dueAt = now + UNTIL_READY.toNanos();
            return;
        }
        passStart = inPass ? passStart : now;
        status.attempt();
        try {
            inPass = !feed.step();
            dueAt = inPass ? now : passStart + rhythm.interval().toNanos();
            succeeded();
        } catch (MacieException e) {
            failed(e);
        }
    }

    private void succeeded() {
        if (status.isFailing()) {
            LOG.info("{} of {} can be read again", feed.name(), shard);
        }
        status.succeeded(!inPass);
    }

    private void failed(MacieException e) {
        inPass = false;
        Duration rest = rhythm.restAfter(e.error(), status.failed(e));
        dueAt = nanoTime.getAsLong() + rest.toNanos();
        LOG.warn(
                "Cannot read {} of {}: {}; next attempt in {} s",
                feed.name(),
                shard,
                e.getMessage(),
                Math.max(1, rest.toSeconds()));
    }
}
