package io.maciestreams.topics;

import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the public contract: string keys, Avro values.
 *
 * @param <V> the Avro class of its values
 */
public record Topic<V extends SpecificRecord>(String name, Class<V> valueType, Partitions partitions, Cleanup cleanup)
        implements PublicTopic {

    /** Largest record that a topic takes, in bytes. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    /**
     * Largest value, in bytes, that leaves a record room for its key and headers; one with a larger value goes to the
     * dead letters.
     */
    public static final int MAX_VALUE_BYTES = MAX_RECORD_BYTES - 64 * 1024;

    /** How many partitions a topic has. */
    public enum Partitions {
        /** As many as all other shared topics: so equal keys lie in equally numbered partitions. */
        SHARED,
        ONE
    }

    /** What becomes of old records: nothing is deleted by age, whatever the policy. */
    public enum Cleanup {
        KEEP("delete"),
        COMPACT("compact");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        String policy() {
            return policy;
        }
    }

    public Topic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(valueType);
        Objects.requireNonNull(partitions);
        Objects.requireNonNull(cleanup);
    }

    /** Registry subject of the values, by Confluent's TopicNameStrategy. */
    public String valueSubject() {
        return name + "-value";
    }

    /** Schema of the values. */
    public Schema valueSchema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** A record for this topic; a null value is a tombstone. */
    public ProducerRecord<String, SpecificRecord> record(String key, @Nullable V value) {
        return new ProducerRecord<>(name, key, value);
    }

    /** A topic of another name that is like this one in all else. */
    public Topic<V> named(String other) {
        return new Topic<>(other, valueType, partitions, cleanup);
    }
}
