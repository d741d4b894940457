package io.maciestreams.ingest.checkpoint;

import io.maciestreams.avro.IngestCheckpoint;
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
}
