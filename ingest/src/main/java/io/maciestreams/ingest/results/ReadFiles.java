package io.maciestreams.ingest.results;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.SeenPart;
import io.maciestreams.ingest.feed.SeenStates;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which files of a destination have been read: what was published, and the checkpoints that say so. */
final class ReadFiles {

    private final CheckpointKey key;
    private final Outbox outbox;
    private final SeenStates seen;
    private Destination destination;

    /**
     * Creates it with what the checkpoints know to have been seen.
     *
     * @param destination how far it has been read
     */
    ReadFiles(CheckpointKey key, Checkpoints checkpoints, Outbox outbox, Destination destination) {
        this.key = key;
        this.outbox = outbox;
        this.seen = new SeenStates(checkpoints.seen(key).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> SeenPart.of(part.getValue()))));
        this.destination = destination;
    }

    S3Destination place() {
        return destination.place();
    }

    /** Takes note that the export configuration names this destination, and how. */
    void configured(S3Destination place) {
        destination = destination.named(place);
    }

    void notConfigured(Instant now) {
        destination = destination.left(now);
    }

    boolean isToBeRead(Instant now) {
        return destination.isRead(now);
    }

    boolean isGivenUp(Instant now) {
        return destination.isGivenUp(now);
    }

    /** The pass under way; a new one where there is none. */
    ResultPass pass(Instant now, Duration overlap) {
        if (destination.pass() == null) {
            destination = destination.reached(ResultPass.start(now, overlap, destination.cursor()));
        }
        return pass();
    }

    ResultPass pass() {
        return Objects.requireNonNull(destination.pass());
    }

    boolean isNew(ResultFile file) {
        return !destination.isBehind(file.lastModified()) && !seen.contains(file.hash());
    }

    void publish(ResultBatch batch) {
        Destination after = destination.reached(batch.pass());
        SeenPart part = batch.remembered();
        int number = seen.nextNumber();
        Map<String, @Nullable IngestCheckpoint> parts = new LinkedHashMap<>();
        parts.put(key.cursor(), after.toCheckpoint());
        if (!part.hashes().isEmpty()) {
            parts.put(key.seen(number), part.toCheckpoint());
        }
        outbox.publish(new Batch(batch.records(), parts));
        destination = after;
        if (!part.hashes().isEmpty()) {
            seen.add(number, part);
        }
    }

    /** Publishes that the pass has come to its end. */
    void publishEnd(JobFolders jobs) {
        ResultPass over = pass();
        Destination after = destination.after(over);
        List<Integer> leftBehind = seen.leftBehind(over.nextCursor());
        Map<String, @Nullable IngestCheckpoint> parts = new LinkedHashMap<>(jobs.changed());
        parts.put(key.cursor(), after.toCheckpoint());
        leftBehind.forEach(left -> parts.put(key.seen(left), null));
        outbox.publish(new Batch(List.of(), parts));
        destination = after;
        seen.remove(leftBehind);
        jobs.accept();
    }
}
