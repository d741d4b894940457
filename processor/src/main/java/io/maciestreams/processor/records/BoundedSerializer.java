package io.maciestreams.processor.records;

import io.maciestreams.topics.Topic;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values that no topic would take, before the producer sees them: a record that the producer refuses spoils its
 * whole transaction, and the application could only stop.
 */
public record BoundedSerializer<T>(Serializer<T> serializer) implements Serializer<T> {

    /** Leaves room for key, headers and the frame of a batch. */
    static final int MAX_VALUE_BYTES = Topic.MAX_RECORD_BYTES - 64 * 1024;

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        return bounded(topic, serializer.serialize(topic, value));
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T value) {
        return bounded(topic, serializer.serialize(topic, headers, value));
    }

    @Override
    public void close() {
        serializer.close();
    }

    private static byte @Nullable [] bounded(String topic, byte @Nullable [] bytes) {
        if (bytes != null && bytes.length > MAX_VALUE_BYTES) {
            throw new RecordTooLargeException(
                    bytes.length + " bytes are too many for " + topic + ", which takes " + MAX_VALUE_BYTES);
        }
        return bytes;
    }
}
