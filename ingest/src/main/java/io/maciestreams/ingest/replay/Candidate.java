package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.feed.StateHash;
import io.maciestreams.topics.Topic;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a source holds: a document that may be sent again, or one that cannot be read. */
sealed interface Candidate {

    /**
     * A document that may be sent.
     *
     * @param identity tells it from all others: what has it has been sent before
     */
    record Usable(Topic<?> topic, String key, SpecificRecord value, Facts facts, StateHash identity)
            implements Candidate {

        public Usable {
            Objects.requireNonNull(topic);
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
            Objects.requireNonNull(facts);
            Objects.requireNonNull(identity);
        }
    }

    /**
     * A document that cannot be read.
     *
     * @param id where it is
     * @param payload its bytes, as far as they are known
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Unusable(String id, String reason, byte[] payload) implements Candidate {}

    /**
     * What the filters look at.
     *
     * @param time when a finding last changed; when a result was created
     * @param bucket name of the bucket; null where none is told
     */
    record Facts(
            Instant time,
            String macieAccountId,
            String accountId,
            String region,
            String id,
            @Nullable String bucket,
            @Nullable String type,
            @Nullable String severity,
            @Nullable String jobId) {

        public Facts {
            Objects.requireNonNull(time);
            Objects.requireNonNull(macieAccountId);
            Objects.requireNonNull(accountId);
            Objects.requireNonNull(region);
            Objects.requireNonNull(id);
        }
    }
}
