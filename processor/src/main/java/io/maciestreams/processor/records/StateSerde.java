package io.maciestreams.processor.records;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.serdes.AvroSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Avro records in state stores, without the registry: Avro's single-object encoding, whose ten bytes in front name
 * the schema. A later version adds the earlier schema to its decoder and reads on.
 */
public record StateSerde<T>(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) implements Serde<T> {

    public StateSerde {
        Objects.requireNonNull(encoder);
        Objects.requireNonNull(decoder);
        AvroSerdes.trustOurRecords();
    }

    /** Of profiles, which two stores keep. */
    public static StateSerde<ResourceProfile> ofProfiles() {
        return new StateSerde<>(ResourceProfile.getEncoder(), ResourceProfile.getDecoder());
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> encode(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> decode(bytes);
    }

    private byte @Nullable [] encode(@Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            return array(encoder.encode(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable T decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
