package io.maciestreams.processor.rebuild;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what one partition of a compacted topic holds now. */
final class CompactedPartition {

    private static final Duration POLL = Duration.ofMillis(200);

    private CompactedPartition() {}

    /** The newest value of each key; where that is a tombstone, the key is left out. */
    static <K, V> Map<K, V> read(TopicPartition partition, Consumer<K, V> consumer) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        Map<K, V> newest = new HashMap<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    newest.remove(record.key());
                } else {
                    newest.put(record.key(), record.value());
                }
            }
        }
        return newest;
    }
}
