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
public record PassCursor(Instant firstRunAt, @Nullable Instant polledAt) {

    public PassCursor {
        Objects.requireNonNull(firstRunAt);
    }

    public static PassCursor of(IngestCheckpoint checkpoint) {
        return new PassCursor(Objects.requireNonNull(checkpoint.getFirstRunAt()), checkpoint.getPolledAt());
    }

    public PassCursor polled(Instant passStart) {
        return new PassCursor(firstRunAt, passStart);
    }

    public IngestCheckpoint toCheckpoint() {
        return IngestCheckpoint.newBuilder()
                .setFirstRunAt(firstRunAt)
                .setPolledAt(polledAt)
                .build();
    }
}
