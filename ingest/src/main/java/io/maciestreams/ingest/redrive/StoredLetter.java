package io.maciestreams.ingest.redrive;

import io.maciestreams.avro.DeadLetter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dead letter where it lies in {@code macie.dead-letters}. */
public record StoredLetter(int partition, long offset, @Nullable String key, DeadLetter letter) {

    public StoredLetter {
        Objects.requireNonNull(letter);
    }

    /** Names it on the command line. */
    public String id() {
        return partition + "-" + offset;
    }

    /** Whether it is about a record of a topic, which can be read there. */
    boolean isOfRecord() {
        return letter.getPartition() != null && letter.getOffset() != null;
    }
}
