package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a feed that reads everything anew in each pass has done so.
 *
 * @param polledAt start of the last pass that came to its end
 */
record PassCursor(Instant firstRunAt, @Nullable Instant polledAt) {

    PassCursor {
        Objects.requireNonNull(firstRunAt);
    }

    static PassCursor of(IngestCheckpoint checkpoint) {
        return new PassCursor(Objects.requireNonNull(checkpoint.getFirstRunAt()), checkpoint.getPolledAt());
    }

    PassCursor polled(Instant passStart) {
        return new PassCursor(firstRunAt, passStart);
    }

    IngestCheckpoint toCheckpoint() {
        return IngestCheckpoint.newBuilder()
                .setFirstRunAt(firstRunAt)
                .setPolledAt(polledAt)
                .build();
    }
}
