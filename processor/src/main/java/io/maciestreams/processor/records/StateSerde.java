package io.maciestreams.processor.records;

import io.maciestreams.serdes.AvroSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Avro records in state stores, without the registry: Avro's single-object encoding, whose ten bytes in front name
 * the schema. It reads what every released version of the record wrote, and writes today's.
 */
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {

    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private StateSerde(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /**
     * Of one kind of record.
     *
     * @throws IllegalStateException where its schema of today is not released: no later version could read the state
     */
    public static <T extends SpecificRecord> StateSerde<T> of(Class<T> type) {
        AvroSerdes.trustOurRecords();
        AvroSerdes.writeByGeneratedCode(type);
        SpecificData model = SpecificData.getForClass(type);
        Schema today = model.getSchema(type);
        return new StateSerde<>(
                new BinaryMessageEncoder<>(model, today),
                new BinaryMessageDecoder<>(model, today, ReleasedSchemas.upTo(today)));
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
