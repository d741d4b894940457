package io.maciestreams.serdes;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** The schemas that values were written with: for readers that make no record of them. */
public final class WriterSchemas {

    /** Bytes before a value's Avro form: a zero, and the schema's id in four bytes. */
    public static final int PREFIX = 1 + Integer.BYTES;

    private final KafkaAvroDeserializer registry;

    WriterSchemas(KafkaAvroDeserializer registry) {
        this.registry = registry;
    }

    /**
     * Id of the schema that a value was written with.
     *
     * @throws SerializationException where the value does not begin with one
     */
    public static int id(byte[] value) {
        if (value.length < PREFIX || value[0] != 0) {
            throw new SerializationException("Unknown magic byte!");
        }
        return ByteBuffer.wrap(value).getInt(1);
    }

    /**
     * The schema of an id; asking again costs nothing.
     *
     * @throws SerializationException where the registry answers that it has none, or cannot answer
     * @throws UncheckedIOException where it cannot be reached
     */
    public Schema of(int id) {
        try {
            return (Schema) registry.getSchemaById(id).rawSchema();
        } catch (RestClientException e) {
            throw new SerializationException("The registry does not give the schema " + id, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The registry does not give the schema " + id, e);
        }
    }
}
