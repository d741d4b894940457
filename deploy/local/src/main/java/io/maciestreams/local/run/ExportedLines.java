package io.maciestreams.local.run;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.local.LocalStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Follows the ledger of what the sink has written of one account. */
final class ExportedLines implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final LocalStack stack;
    private final String account;
    private final Consumer<String, ExportedObject> consumer;
    private final List<ExportedObject> objects = new ArrayList<>();

    ExportedLines(LocalStack stack, String account) {
        this.stack = stack;
        this.account = account;
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        this.consumer = TopicReader.consumer(stack, serdes.deserializer(Topics.EXPORT_LEDGER));
        TopicReader.assignFromBeginning(consumer, List.of(Topics.EXPORT_LEDGER));
    }

    /** Waits until so many lines are written. */
    void await(long lines) {
        while (sum(ExportedObject::getRecordCount) < lines) {
            consumer.poll(POLL).forEach(record -> add(record.value()));
            stack.requireAlive();
        }
    }

    List<ExportedObject> objects() {
        return List.copyOf(objects);
    }

    /** Bytes of the lines. */
    long size() {
        return sum(ExportedObject::getUncompressedSize);
    }

    private void add(ExportedObject object) {
        if (object.getMacieAccountId().equals(account)) {
            objects.add(object);
        }
    }

    private long sum(java.util.function.ToLongFunction<ExportedObject> number) {
        return objects.stream().mapToLong(number).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
