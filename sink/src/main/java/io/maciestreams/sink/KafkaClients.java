package io.maciestreams.sink;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The sink's Kafka clients. Settings that the guarantees rest on cannot be set from outside. */
record KafkaClients(SinkConfig config, AvroSerdes serdes) {

    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    private static final int MAX_POLL_INTERVAL_MS = 600_000;

    Admin admin() {
        return Admin.create(config.kafka());
    }

    /** Reads results as a member of the group. */
    Consumer<String, byte[]> results() {
        return new KafkaConsumer<>(resultsSettings(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads a topic in no group. */
    <V extends SpecificRecord> Consumer<String, V> reader(Topic<V> topic) {
        return new KafkaConsumer<>(readerSettings(), new StringDeserializer(), serdes.deserializer(topic));
    }

    /** Reads bytes in no group. */
    Consumer<String, byte[]> bytesReader() {
        return new KafkaConsumer<>(readerSettings(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes transactions under an id of its own: who may commit is decided by the group, not by the producer. */
    Producer<String, SpecificRecord> ledger() {
        return new KafkaProducer<>(ledgerSettings(), new StringSerializer(), serdes.serializer());
    }

    Map<String, Object> resultsSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS);
        settings.putAll(config.kafka());
        settings.putAll(readCommitted());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.applicationId());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Eager: all is revoked before a rebalance, so that no batch is ever written in the middle of one.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
        return settings;
    }

    Map<String, Object> readerSettings() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.putAll(readCommitted());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return settings;
    }

    Map<String, Object> ledgerSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        // Kafka's 100 ms is the pause between transactions that follow each other closely.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        settings.putAll(config.kafka());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.applicationId() + "-" + UUID.randomUUID());
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        // Equal keys belong in equally numbered partitions, by Kafka's own hash.
        settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
        settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        return settings;
    }

    // Without a reset policy a hole in the topic is an error instead of a jump; a topic that is missing stays missing.
    private static Map<String, Object> readCommitted() {
        return Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
    }
}
