package io.maciestreams.local.run;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.local.LocalStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Follows how many findings ingest has committed, by what its checkpoints remember of them: to read the findings themselves
 * would take from the processors what is measured.
 */
final class PublishedFindings implements AutoCloseable {

    private static final int HASH_BYTES = 16;

    private final Consumer<String, IngestCheckpoint> consumer;
    private long count;

    PublishedFindings(LocalStack stack) {
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        this.consumer = TopicReader.consumer(stack, serdes.deserializer(Topics.INGEST_CHECKPOINTS));
        TopicReader.assignFromBeginning(consumer, List.of(Topics.INGEST_CHECKPOINTS));
    }

    /** How many there are, after waiting for at most {@code patience} for more. */
    long count(Duration patience) {
        consumer.poll(patience).forEach(record -> count += hashes(record.value()));
        return count;
    }

    private static int hashes(IngestCheckpoint checkpoint) {
        return checkpoint == null || checkpoint.getSeen() == null
                ? 0
                : checkpoint.getSeen().remaining() / HASH_BYTES;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
