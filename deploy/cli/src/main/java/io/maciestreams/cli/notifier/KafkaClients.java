package io.maciestreams.cli.notifier;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
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

/** The notifier's Kafka clients. Settings that the guarantee rests on cannot be set from outside. */
record KafkaClients(NotifierConfig config, AvroSerdes serdes) {

    /** Reads alerts as a member of the group. */
    Consumer<String, byte[]> alerts() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.applicationId());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Eager: what is under way ends before anybody else is given the partition.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Producer<String, SpecificRecord> deadLetters() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer());
    }
}
