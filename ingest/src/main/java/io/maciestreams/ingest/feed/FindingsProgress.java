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
     * <p>They are written together. Where a release that knew only one feed has gone on from the first since, it has
     * forgotten what the second would read again: then both begin behind what that release has read.
     */
    static FindingsProgress of(IngestCheckpoint news, @Nullable IngestCheckpoint late) {
        FindingsCursor cursor = FindingsCursor.of(news);
        return late != null && cursor.cursor().equals(late.getNewsCursor())
                ? new FindingsProgress(cursor, FindingsCursor.of(late))
                : new FindingsProgress(cursor, null);
    }

    /** Empty before the feed's first pass. */
    Optional<IngestCheckpoint> lateCheckpoint() {
        return Optional.ofNullable(late).map(FindingsCursor::toCheckpoint).map(checkpoint -> {
            checkpoint.setNewsCursor(news.cursor());
            return checkpoint;
        });
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
