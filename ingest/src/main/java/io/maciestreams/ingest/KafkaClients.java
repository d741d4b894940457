package io.maciestreams.ingest;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients; {@code kafka.*} may tune them, but not weaken what exactness rests on. */
final class KafkaClients {

    private final IngestConfig config;
    private final AvroSerdes serdes;

    KafkaClients(IngestConfig config) {
        this.config = config;
        this.serdes = new AvroSerdes(config.schemaRegistry());
    }

    /** Member of the group that places partitions on instances. */
    Consumer<byte[], byte[]> placementConsumer() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.applicationId() + "-placement");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A rebalance that takes every partition away and gives it again: what brings a fenced worker back.
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads checkpoints, without a group. */
    Consumer<String, IngestCheckpoint> checkpointConsumer() {
        return reader(serdes.deserializer(Topics.INGEST_CHECKPOINTS));
    }

    /** Reads the bytes of any topic, without a group. */
    Consumer<String, byte[]> bytesReader() {
        return reader(new ByteArrayDeserializer());
    }

    <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
        return serdes.deserializer(topic);
    }

    Serializer<SpecificRecord> serializer() {
        return serdes.serializer();
    }

    /** Reads keys and values of any topic as bytes, without a group. */
    Consumer<byte[], byte[]> rawReader() {
        return reader(new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private <V> Consumer<String, V> reader(Deserializer<V> values) {
        return reader(new StringDeserializer(), values);
    }

    private <K, V> Consumer<K, V> reader(Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A hole is an error: what follows it would be taken for the whole.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new KafkaConsumer<>(settings, keys, values);
    }

    /** The producer of one checkpoint partition: its transactional id is what fences the partition's last owner. */
    Producer<String, SpecificRecord> producer(int partition) {
        return producer(String.valueOf(partition));
    }

    /** The producer of a replay: its transactional id is what makes two runs with one id one. */
    Producer<String, SpecificRecord> producerOfReplay(String replayId) {
        return producer("replay-" + replayId);
    }

    /** The producer of all redrives: a later one ends this one. */
    Producer<byte[], byte[]> producerOfRedrives() {
        return new KafkaProducer<>(producerSettings("redrive"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Producer<String, SpecificRecord> producer(String owner) {
        return new KafkaProducer<>(producerSettings(owner), new StringSerializer(), serdes.serializer());
    }

    private Map<String, Object> producerSettings(String owner) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // A page is one transaction: the pause before the next would otherwise be most of its time.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        // Below the transaction's own timeout: a record is given up before its transaction is.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
        settings.putAll(config.kafka());
        // Everything about a bucket is in the partition that Kafka's own partitioner makes of its key.
        settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
        settings.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.applicationId() + "-" + owner);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        return settings;
    }
}
