package io.maciestreams.ingest.results;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.S3Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place that Macie writes result files to, or did, and how far they have been read.
 *
 * @param leftAt when the export configuration was first seen not to name it; null while it does
 * @param cursor every file from before this time has been read; null where there may be any
 * @param pass the pass under way; null where there is none
 */
record Destination(S3Destination place, @Nullable Instant leftAt, @Nullable Instant cursor, @Nullable ResultPass pass) {

    // Results of what ran when the configuration changed may still come.
    private static final Duration READ_ON = Duration.ofHours(24);

    // A bucket may have been deleted for good.
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(7);

    Destination {
        Objects.requireNonNull(place);
    }

    /** A place that nothing has been read from. */
    static Destination first(S3Destination place) {
        return new Destination(place, null, null, null);
    }

    static Destination of(IngestCheckpoint checkpoint) {
        return new Destination(
                Objects.requireNonNull(checkpoint.getDestination()),
                checkpoint.getLeftAt(),
                checkpoint.getCursor(),
                ResultPass.of(checkpoint));
    }

    Destination named(S3Destination configured) {
        return new Destination(configured, null, cursor, pass);
    }

    Destination left(Instant now) {
        return leftAt == null ? new Destination(place, now, cursor, pass) : this;
    }

    /** Whether it is configured, or was until so recently that not all of it has been read. */
    boolean isRead(Instant now) {
        return leftAt == null || (!isComplete() && now.isBefore(leftAt.plus(GIVE_UP_AFTER)));
    }

    /** Whether it is left without a pass that began long enough afterwards. */
    boolean isGivenUp(Instant now) {
        return leftAt != null && !isComplete() && !isRead(now);
    }

    private boolean isComplete() {
        return leftAt != null && pass == null && cursor != null && !cursor.isBefore(leftAt.plus(READ_ON));
    }

    Destination reached(ResultPass reached) {
        return new Destination(place, leftAt, cursor, reached);
    }

    Destination after(ResultPass over) {
        return new Destination(place, leftAt, over.nextCursor(), null);
    }

    /** Whether an earlier pass has read all files from this time. */
    boolean isBehind(Instant lastModified) {
        return cursor != null && lastModified.isBefore(cursor);
    }

    IngestCheckpoint toCheckpoint() {
        IngestCheckpoint.Builder checkpoint = IngestCheckpoint.newBuilder()
                .setDestination(place)
                .setLeftAt(leftAt)
                .setCursor(cursor);
        return (pass == null ? checkpoint : pass.addTo(checkpoint)).build();
    }
}
