package io.maciestreams.serdes;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's serializer for generated classes. It makes what the registry's client looks a schema up by once for each class,
 * not for each record: to hash it takes half as long as to encode a finding.
 */
final class RecordSerializer extends KafkaAvroSerializer {

    private final Map<Schema, AvroSchema> schemas = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Headers headers, @Nullable Object record) {
        if (record == null) {
            return null;
        }
        AvroSchema schema = schemas.computeIfAbsent(((SpecificRecord) record).getSchema(), any -> schema(record));
        return serializeImpl(getSubjectName(topic, isKey, record, schema), topic, headers, record, schema);
    }

    private AvroSchema schema(Object record) {
        return new AvroSchema(AvroSchemaUtils.getSchema(record, false, avroReflectionAllowNull, removeJavaProperties));
    }
}
