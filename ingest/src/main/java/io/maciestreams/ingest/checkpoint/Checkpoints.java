package io.maciestreams.ingest.checkpoint;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The checkpoints of one partition as they were when its worker started. */
public record Checkpoints(Map<String, IngestCheckpoint> parts) {

    public Checkpoints {
        parts = Map.copyOf(parts);
    }

    public static Checkpoints none() {
        return new Checkpoints(Map.of());
    }

    /** How far a feed has come; empty where it never ran. */
    public Optional<IngestCheckpoint> cursor(CheckpointKey key) {
        return Optional.ofNullable(parts.get(key.cursor()));
    }

    /** Start of the last pass of a feed that came to its end. */
    public Optional<Instant> polledAt(CheckpointKey key) {
        return cursor(key).map(IngestCheckpoint::getPolledAt);
    }

    /** The sets of hashes of a feed by their numbers. */
    public NavigableMap<Integer, IngestCheckpoint> seen(CheckpointKey key) {
        NavigableMap<Integer, IngestCheckpoint> seen = new TreeMap<>();
        parts.forEach((part, value) -> {
            if (part.startsWith(key.seenPrefix())) {
                seen.put(Integer.valueOf(part.substring(key.seenPrefix().length())), value);
            }
        });
        return seen;
    }

    /** All parts of a feed but its cursor, by their names. */
    public Map<String, IngestCheckpoint> partsOf(CheckpointKey key) {
        Map<String, IngestCheckpoint> named = new HashMap<>();
        parts.forEach((part, value) -> {
            if (part.startsWith(key.prefix()) && !part.equals(key.cursor())) {
                named.put(part.substring(key.prefix().length()), value);
            }
        });
        return named;
    }
}
