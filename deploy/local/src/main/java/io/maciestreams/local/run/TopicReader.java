package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.JsonTopic;
import io.maciestreams.topics.PublicTopic;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed in a topic now, from its beginning to its end. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final LocalStack stack;
    private final AvroSerdes serdes;

    TopicReader(LocalStack stack) {
        this.stack = stack;
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
    }

    /** The newest value of each key; keys whose newest value is a tombstone are left out. */
    <V extends SpecificRecord> Map<String, V> latest(Topic<V> topic) {
        Map<String, V> latest = new LinkedHashMap<>();
        for (ConsumerRecord<String, V> record : all(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }

    <V extends SpecificRecord> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (Consumer<String, V> consumer = consumer(stack, serdes.deserializer(topic))) {
            assignFromBeginning(consumer, List.of(topic));
            readToEnd(stack, consumer, records::add);
        }
        return records;
    }

    /** The newest JSON document of each key, as text. */
    Map<String, String> latest(JsonTopic topic) {
        Map<String, String> latest = new LinkedHashMap<>();
        try (Consumer<String, String> consumer = consumer(stack, new StringDeserializer())) {
            assignFromBeginning(consumer, List.of(topic));
            readToEnd(stack, consumer, record -> latest.put(record.key(), record.value()));
        }
        return latest;
    }

    static void assignFromBeginning(Consumer<?, ?> consumer, List<? extends PublicTopic> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads up to where the topics end now.
     *
     * @throws io.maciestreams.local.StackException where a part has died: a consumer waits for its broker without end
     */
    static <V> void readToEnd(
            LocalStack stack,
            Consumer<String, V> consumer,
            java.util.function.Consumer<ConsumerRecord<String, V>> action) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(action);
            stack.requireAlive();
        }
    }

    static <V> Consumer<String, V> consumer(LocalStack stack, Deserializer<V> values) {
        return new StoppableConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                values);
    }
}
