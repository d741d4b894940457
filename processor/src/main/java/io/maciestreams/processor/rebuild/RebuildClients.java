package io.maciestreams.processor.rebuild;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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

    private static final Duration POLL = Duration.ofMillis(200);

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

    /**
     * Whether a reader would meet a record from {@code next} on; the ends of transactions take offsets, too, and compaction
     * may have left nothing.
     */
    boolean holdRecords(TopicPartition partition, long next, long end) {
        if (next >= end) {
            return false;
        }
        try (Consumer<byte[], byte[]> consumer = reader(new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, next);
            while (consumer.position(partition) < end) {
                if (!consumer.poll(POLL).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
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
