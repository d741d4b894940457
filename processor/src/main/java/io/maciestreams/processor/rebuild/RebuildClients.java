package io.maciestreams.processor.rebuild;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the Kafka clients of a rebuild.
 *
 * @param kafka settings that lead to the brokers
 */
record RebuildClients(Map<String, Object> kafka, AvroSerdes serdes) {

    RebuildClients {
        kafka = Map.copyOf(kafka);
    }

    Admin admin() {
        return Admin.create(kafka);
    }

    <V extends SpecificRecord> Consumer<String, V> reader(Topic<V> topic) {
        return reader(new StringDeserializer(), serdes.deserializer(topic));
    }

    /** Reads committed records, without a group. */
    <K, V> Consumer<K, V> reader(Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "none");
        return new KafkaConsumer<>(settings, keys, values);
    }

    Producer<String, SpecificRecord> publisher(String transactionalId) {
        return producer(transactionalId, new StringSerializer(), serdes.serializer());
    }

    <K, V> Producer<K, V> producer(String transactionalId, Serializer<K> keys, Serializer<V> values) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("transactional.id", transactionalId);
        settings.put("compression.type", "zstd");
        settings.put("max.request.size", Topic.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, keys, values);
    }
}
