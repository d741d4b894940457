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
        if (bytes != null && bytes.length > Topic.MAX_VALUE_BYTES) {
            throw new RecordTooLargeException(
                    bytes.length + " bytes are too many for " + topic + ", which takes " + Topic.MAX_VALUE_BYTES);
        }
        return bytes;
    }
}
