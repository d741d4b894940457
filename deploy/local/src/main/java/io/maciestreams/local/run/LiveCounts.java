package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts of what has come through so far. */
final class LiveCounts implements AutoCloseable {

    private static final List<Topic<?>> COUNTED = List.of(
            Topics.FINDINGS,
            Topics.DISCOVERY_RESULTS,
            Topics.CLASSIFICATION_RESULTS,
            Topics.RESOURCE_PROFILES,
            Topics.EXPORT_LEDGER,
            Topics.DEAD_LETTERS);

    private final LocalStack stack;
    private final Consumer<String, byte[]> consumer;
    private final Map<String, Long> records = new HashMap<>();
    private final Set<String> buckets = new HashSet<>();

    LiveCounts(LocalStack stack) {
        this.stack = stack;
        this.consumer = TopicReader.consumer(stack, new ByteArrayDeserializer());
        TopicReader.assignFromBeginning(consumer, COUNTED);
    }

    /** Counts what has come since the last call, waiting for at most {@code patience}. */
    void update(Duration patience) {
        consumer.poll(patience).forEach(this::count);
    }

    /** Counts all that is committed by now. */
    void catchUp() {
        TopicReader.readToEnd(stack, consumer, this::count);
    }

    private void count(ConsumerRecord<String, byte[]> record) {
        records.merge(record.topic(), 1L, Long::sum);
        if (record.topic().equals(Topics.RESOURCE_PROFILES.name())) {
            buckets.add(record.key());
        }
    }

    long of(Topic<?> topic) {
        return records.getOrDefault(topic.name(), 0L);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "findings %,d | discovery results %,d | classification results %,d | profiles %,d buckets, %,d updates | S3 objects %,d | dead letters %,d"
                .formatted(
                        of(Topics.FINDINGS),
                        of(Topics.DISCOVERY_RESULTS),
                        of(Topics.CLASSIFICATION_RESULTS),
                        buckets.size(),
                        of(Topics.RESOURCE_PROFILES),
                        of(Topics.EXPORT_LEDGER),
                        of(Topics.DEAD_LETTERS));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
