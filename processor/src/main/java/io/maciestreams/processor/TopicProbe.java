package io.maciestreams.processor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks what topics hold.
 *
 * @param consumer settings of a consumer without group
 */
record TopicProbe(Map<String, Object> consumer) {

    private static final Duration POLL = Duration.ofMillis(100);

    TopicProbe {
        consumer = Map.copyOf(consumer);
    }

    /**
     * Whether a reader of this isolation would see any record; false for a topic that does not exist. End offsets cannot
     * tell: the end of a transaction takes an offset too, even of an aborted one.
     */
    boolean holdRecords(String topic, IsolationLevel isolation) {
        try (Consumer<byte[], byte[]> records =
                open(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT))) {
            List<TopicPartition> partitions = partitions(records, topic);
            records.assign(partitions);
            records.seekToBeginning(partitions);
            return readsAny(records, records.endOffsets(partitions));
        }
    }

    /** Whether a group has committed any offset of a topic; what it is just committing is waited for. */
    boolean holdOffsetsOf(String group, String topic) {
        // A consumer that joins nothing: unlike the admin client it asks again while a transaction is open.
        try (Consumer<byte[], byte[]> records = open(ConsumerConfig.GROUP_ID_CONFIG, group)) {
            return records.committed(Set.copyOf(partitions(records, topic))).values().stream()
                    .anyMatch(Objects::nonNull);
        }
    }

    private static boolean readsAny(Consumer<?, ?> records, Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> records.position(end.getKey()) < end.getValue())) {
            if (!records.poll(POLL).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> records, String topic) {
        return records.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Consumer<byte[], byte[]> open(String setting, String value) {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.put(setting, value);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
