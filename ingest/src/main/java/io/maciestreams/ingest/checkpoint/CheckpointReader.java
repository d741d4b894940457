package io.maciestreams.ingest.checkpoint;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a partition of checkpoints from its start to its end. */
public final class CheckpointReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Supplier<Consumer<String, IngestCheckpoint>> consumers;

    /**
     * Creates a reader.
     *
     * @param consumers makes consumers without group that read committed records only
     */
    public CheckpointReader(Supplier<Consumer<String, IngestCheckpoint>> consumers) {
        this.consumers = consumers;
    }

    /**
     * The newest committed value of each key. Call it after {@code initTransactions()}: before, a transaction of the
     * partition's old owner may still be open, and hide the end.
     *
     * @throws TimeoutException where the partition cannot be read
     */
    public Checkpoints read(TopicPartition partition) {
        try (Consumer<String, IngestCheckpoint> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            return new Checkpoints(readUntil(end, partition, consumer));
        }
    }

    private static Map<String, IngestCheckpoint> readUntil(
            long end, TopicPartition partition, Consumer<String, IngestCheckpoint> consumer) {
        Map<String, IngestCheckpoint> parts = new HashMap<>();
        long lastProgress = System.nanoTime();
        for (long position = consumer.position(partition); position < end; ) {
            consumer.poll(POLL).forEach(record -> apply(record, parts));
            long reached = consumer.position(partition);
            if (reached > position) {
                position = reached;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > LONGEST_SILENCE.toNanos()) {
                throw new TimeoutException(partition + " cannot be read beyond offset " + reached + " of " + end);
            }
        }
        return parts;
    }

    private static void apply(ConsumerRecord<String, IngestCheckpoint> record, Map<String, IngestCheckpoint> parts) {
        if (record.value() == null) {
            parts.remove(record.key());
        } else {
            parts.put(record.key(), record.value());
        }
    }
}
