package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.macie.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed of a shard's findings has come.
 *
 * @param cursor newest change that it has read and published; never goes back
 * @param polledAt start of the last pass that came to its end
 */
record FindingsCursor(Instant firstRunAt, Instant cursor, @Nullable Instant polledAt) {

    private static final Duration RETENTION_IN_MACIE = Duration.ofDays(90);

    FindingsCursor {
        Objects.requireNonNull(firstRunAt);
        Objects.requireNonNull(cursor);
    }

    /** Before anything has been published: everything that Macie still has is to come. */
    static FindingsCursor first(Instant now) {
        return new FindingsCursor(now, now.minus(RETENTION_IN_MACIE), null);
    }

    static FindingsCursor of(IngestCheckpoint checkpoint) {
        return new FindingsCursor(
                Objects.requireNonNull(checkpoint.getFirstRunAt()),
                Objects.requireNonNull(checkpoint.getCursor()),
                checkpoint.getPolledAt());
    }

    /** Start of the next window. It lies before the cursor, because Macie may show a change later than a younger one. */
    Instant from(Duration overlap) {
        return cursor.minus(overlap);
    }

    /** The window of a pass that starts now. */
    Listing window(Instant now, Duration overlap) {
        Instant from = from(overlap);
        return Listing.of(from, now.isBefore(from) ? from : now);
    }

    FindingsCursor reached(@Nullable Instant time) {
        return time != null && time.isAfter(cursor) ? new FindingsCursor(firstRunAt, time, polledAt) : this;
    }

    /** With another cursor, which may be older. */
    FindingsCursor at(Instant time) {
        return new FindingsCursor(firstRunAt, time, polledAt);
    }

    FindingsCursor polled(@Nullable Instant passStart) {
        return new FindingsCursor(firstRunAt, cursor, passStart);
    }

    IngestCheckpoint toCheckpoint() {
        return IngestCheckpoint.newBuilder()
                .setFirstRunAt(firstRunAt)
                .setCursor(cursor)
                .setPolledAt(polledAt)
                .build();
    }
}
