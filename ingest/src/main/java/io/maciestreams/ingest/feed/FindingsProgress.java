package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the two feeds of a shard's findings have come.
 *
 * @param late null until the first pass of {@code news} has come to its end, which reads all that there is
 */
record FindingsProgress(FindingsCursor news, @Nullable FindingsCursor late) {

    FindingsProgress {
        Objects.requireNonNull(news);
    }

    static FindingsProgress first(Instant now) {
        return new FindingsProgress(FindingsCursor.first(now), null);
    }

    /**
     * As the checkpoints of both feeds tell.
     *
     * @param late for its status alone; null before its first pass
     */
    static FindingsProgress of(IngestCheckpoint news, @Nullable IngestCheckpoint late) {
        FindingsCursor settled = FindingsCursor.of(news);
        Instant newest = news.getNewsCursor();
        if (newest == null) {
            return new FindingsProgress(settled, null);
        }
        Instant lookedBackAt = late == null ? null : late.getPolledAt();
        return new FindingsProgress(settled.at(newest), settled.polled(lookedBackAt));
    }

    /**
     * The cursor of late findings, and beside it that of the news.
     *
     * <p>A release that knows one feed alone so goes on where nothing is missing, and forgets nothing that another feed
     * still meets. What it writes has no cursor of news, which tells the next one to begin there as well.
     */
    IngestCheckpoint newsCheckpoint() {
        if (late == null) {
            return news.toCheckpoint();
        }
        IngestCheckpoint checkpoint = news.at(late.cursor()).toCheckpoint();
        checkpoint.setNewsCursor(news.cursor());
        return checkpoint;
    }

    /** Empty before the feed's first pass. */
    Optional<IngestCheckpoint> lateCheckpoint() {
        return Optional.ofNullable(late).map(FindingsCursor::toCheckpoint);
    }

    /** Before that, news are not told from what is late. */
    boolean isCaughtUp() {
        return late != null;
    }

    /** No window starts before; so what is older need not be remembered. */
    Instant earliestWindow(FindingsOverlaps overlaps) {
        if (late == null) {
            return news.from(overlaps.late());
        }
        Instant newsFrom = news.from(overlaps.news());
        Instant lateFrom = late.from(overlaps.late());
        return lateFrom.isBefore(newsFrom) ? lateFrom : newsFrom;
    }
}
