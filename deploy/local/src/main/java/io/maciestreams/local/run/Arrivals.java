package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.local.StackException;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** When the committed records of a topic were there to read; a thread of its own reads them as they come. */
final class Arrivals<V extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final LocalStack stack;
    private final Topic<V> topic;
    private final Function<V, @Nullable String> id;
    private final Map<String, Instant> seenAt = new ConcurrentHashMap<>();
    private final FutureTask<Void> reading = new FutureTask<>(this::read, null);
    private volatile @Nullable V newest;
    private volatile boolean closed;

    /**
     * Begins to read.
     *
     * @param id what a record is known by, of which none may come twice; null where it is not of interest
     */
    static <V extends SpecificRecord> Arrivals<V> of(
            LocalStack stack, Topic<V> topic, Function<V, @Nullable String> id) {
        Arrivals<V> arrivals = new Arrivals<>(stack, topic, id);
        Thread thread = new Thread(arrivals.reading, "arrivals-" + topic.name());
        // The broker may be gone before it notices: it is closed behind what is measured.
        thread.setDaemon(true);
        thread.start();
        return arrivals;
    }

    private Arrivals(LocalStack stack, Topic<V> topic, Function<V, @Nullable String> id) {
        this.stack = stack;
        this.topic = topic;
        this.id = id;
    }

    /** The last record of interest that came; null before the first. */
    @Nullable
    V newest() throws InterruptedException {
        requireReading();
        return newest;
    }

    /** When each of these came, by id; waits for those that have not. */
    Map<String, Instant> of(Set<String> ids) throws InterruptedException {
        while (!seenAt.keySet().containsAll(ids)) {
            requireReading();
            Thread.sleep(POLL.toMillis());
        }
        Map<String, Instant> theirs = new HashMap<>(seenAt);
        theirs.keySet().retainAll(ids);
        return theirs;
    }

    /** When each came, by id, from a time on. */
    Map<String, Instant> since(Instant from) throws InterruptedException {
        requireReading();
        Map<String, Instant> since = new HashMap<>(seenAt);
        since.values().removeIf(time -> time.isBefore(from));
        return since;
    }

    private void read() {
        AvroSerdes serdes = new AvroSerdes(StackSettings.clients(stack));
        try (Consumer<String, V> consumer = TopicReader.consumer(stack, serdes.deserializer(topic))) {
            TopicReader.assignFromBeginning(consumer, List.of(topic));
            while (!closed) {
                stack.requireAlive();
                var records = consumer.poll(POLL);
                Instant now = Instant.now();
                records.forEach(record -> see(record, now));
            }
        }
    }

    private void see(ConsumerRecord<String, V> record, Instant now) {
        String known = id.apply(record.value());
        if (known != null) {
            if (seenAt.put(known, now) != null) {
                throw new IllegalStateException("A second record of " + known + " in " + topic.name());
            }
            newest = record.value();
        }
    }

    private void requireReading() throws InterruptedException {
        if (reading.isDone()) {
            try {
                reading.get();
            } catch (ExecutionException e) {
                throw new StackException("Cannot read " + topic.name() + ": " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
