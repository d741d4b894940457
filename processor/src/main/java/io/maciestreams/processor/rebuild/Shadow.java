package io.maciestreams.processor.rebuild;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** The application <i>profiles</i> under another id, which writes to topics of its own. */
final class Shadow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaStreams streams;
    private final Group group;
    private final Set<String> inputs;
    private final String removals;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Creates it; {@link #start()} lets it read.
     *
     * @param inputs topics that it has to have read
     * @param removals store in which nothing may be left
     */
    Shadow(KafkaStreams streams, Group group, Set<String> inputs, String removals) {
        this.streams = streams;
        this.group = group;
        this.inputs = Set.copyOf(inputs);
        this.removals = removals;
        streams.setUncaughtExceptionHandler(cause -> {
            failure.compareAndSet(null, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    void start() {
        streams.start();
    }

    /** How many records it has still to read; zero too where it has only removals left. */
    long lag() throws ExecutionException, InterruptedException {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new ExecutionException(cause);
        }
        return group.lag(inputs);
    }

    /** Whether all that its inputs hold is in its output. */
    boolean hasCaughtUp() throws ExecutionException, InterruptedException {
        return lag() == 0 && streams.state() == KafkaStreams.State.RUNNING && hasRemovedAll();
    }

    private boolean hasRemovedAll() {
        try (KeyValueIterator<Object, Object> left = streams.store(
                        StoreQueryParameters.fromNameAndType(removals, QueryableStoreTypes.keyValueStore()))
                .all()) {
            return !left.hasNext();
        } catch (InvalidStateStoreException e) {
            // It is being handed from one thread to another.
            return false;
        }
    }

    @Override
    public void close() {
        // Else its group could not be removed before the session ends.
        streams.close(CloseOptions.timeout(PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Removes its local state; after {@link #close()}. */
    void forget() {
        streams.cleanUp();
    }
}
