package io.maciestreams.ingest.replay;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.serdes.Undecodable;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What a topic of findings or results holds at the start, partition after partition. */
final class TopicSource implements ReplaySource {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final byte[] NOTHING = {};

    private final Consumer<String, byte[]> consumer;
    private final Deserializer<? extends SpecificRecord> values;
    private final List<Range> ranges;
    private final Queue<ConsumerRecord<String, byte[]>> polled = new ArrayDeque<>();
    private int index = -1;
    private @Nullable ConsumerRecord<String, byte[]> record;

    /**
     * Goes to a position in a topic.
     *
     * @param from null for the beginning
     */
    TopicSource(
            Topic<?> topic,
            Consumer<String, byte[]> consumer,
            Deserializer<? extends SpecificRecord> values,
            @Nullable Position from) {
        this.consumer = consumer;
        this.values = values;
        this.ranges = ranges(topic, consumer);
        if (from != null) {
            begin(ranges.stream().map(Range::name).toList().indexOf(from.part()), from.number());
        }
    }

    private static List<Range> ranges(Topic<?> topic, Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(partition -> new Range(
                        partition,
                        Objects.requireNonNull(beginnings.get(partition)),
                        Objects.requireNonNull(ends.get(partition))))
                .toList();
    }

    private void begin(int range, long offset) {
        index = range;
        consumer.assign(List.of(current().partition()));
        consumer.seek(current().partition(), offset);
    }

    @Override
    public boolean next() {
        while (polled.isEmpty()) {
            if (index < 0
                    || consumer.position(current().partition()) >= current().end()) {
                if (index + 1 == ranges.size()) {
                    return false;
                }
                begin(index + 1, ranges.get(index + 1).beginning());
            } else {
                poll();
            }
        }
        record = polled.remove();
        return true;
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
            if (next.offset() < current().end() && next.value() != null) {
                polled.add(next);
            }
        }
    }

    @Override
    public Candidate candidate() {
        ConsumerRecord<String, byte[]> current = Objects.requireNonNull(record, "next() has found one");
        try {
            SpecificRecord value = values.deserialize(current.topic(), current.value());
            return value instanceof Finding finding
                    ? Candidates.of(finding)
                    : Candidates.of((DataClassificationResult) value);
        } catch (RuntimeException e) {
            String reason = Undecodable.reason(e).orElseThrow(() -> e);
            return new Candidate.Unusable(current().name() + "#" + current.offset(), reason, NOTHING);
        }
    }

    @Override
    public Position position() {
        return new Position(
                current().name(), null, Objects.requireNonNull(record).offset() + 1);
    }

    @Override
    public Double progress() {
        long all = ranges.stream().mapToLong(Range::size).sum();
        long before =
                ranges.stream().limit(Math.max(0, index)).mapToLong(Range::size).sum();
        long read = record == null ? 0 : record.offset() + 1 - current().beginning();
        return all == 0 ? 1.0 : (double) (before + read) / all;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Range current() {
        return ranges.get(index);
    }

    /** What a partition holds at the start. */
    private record Range(TopicPartition partition, long beginning, long end) {

        String name() {
            return partition.toString();
        }

        long size() {
            return end - beginning;
        }
    }
}
