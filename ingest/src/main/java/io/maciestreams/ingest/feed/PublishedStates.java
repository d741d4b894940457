package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The state in which a feed published each of its things last, each in a checkpoint part of its own. */
final class PublishedStates {

    private final CheckpointKey key;
    private final Outbox outbox;
    private final Map<String, StateHash> states = new HashMap<>();
    private @Nullable PassCursor cursor;

    PublishedStates(CheckpointKey key, Checkpoints checkpoints, Outbox outbox) {
        this.key = key;
        this.outbox = outbox;
        this.cursor = checkpoints.cursor(key).map(PassCursor::of).orElse(null);
        checkpoints.partsOf(key).forEach((part, value) -> states.put(part, StateHash.of(value)));
    }

    boolean has(String part) {
        return states.containsKey(part);
    }

    boolean has(String part, StateHash state) {
        return state.equals(states.get(part));
    }

    /** What comes after {@code prefix} in the names of the parts that start with it. */
    Set<String> endingsOf(String prefix) {
        return states.keySet().stream()
                .filter(part -> part.startsWith(prefix))
                .map(part -> part.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /** Publishes what a page of a pass brought, if it brought anything. */
    void publish(List<Change> changes, Instant passStart) {
        if (!changes.isEmpty()) {
            publish(changes, cursor == null ? new PassCursor(passStart, null) : cursor);
        }
    }

    /** Publishes what the last page of a pass brought, and that the pass has come to its end. */
    void publishLast(List<Change> changes, Instant passStart) {
        publish(changes, (cursor == null ? new PassCursor(passStart, null) : cursor).polled(passStart));
    }

    private void publish(List<Change> found, PassCursor after) {
        // A page may tell of something twice.
        List<Change> changes = found.stream().distinct().toList();
        Map<String, @Nullable IngestCheckpoint> parts = new LinkedHashMap<>();
        parts.put(key.cursor(), after.toCheckpoint());
        changes.forEach(change -> parts.put(key.part(change.part()), checkpoint(change.state())));
        outbox.publish(new Batch(records(changes), parts));
        accept(changes, after);
    }

    private void accept(List<Change> changes, PassCursor after) {
        cursor = after;
        for (Change change : changes) {
            if (change.state() == null) {
                states.remove(change.part());
            } else {
                states.put(change.part(), change.state());
            }
        }
    }

    private static List<ProducerRecord<String, SpecificRecord>> records(List<Change> changes) {
        return changes.stream().map(Change::record).filter(Objects::nonNull).toList();
    }

    private static @Nullable IngestCheckpoint checkpoint(@Nullable StateHash state) {
        return state == null ? null : state.toCheckpoint();
    }
}
