package io.maciestreams.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The published states of things that a later pass can meet again. */
public final class SeenStates {

    // A window's start is inclusive, and Macie may round times: parts stay a little longer than they are needed.
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final NavigableMap<Integer, SeenPart> parts;
    private final Set<StateHash> hashes = new HashSet<>();

    /** The states that the parts of a checkpoint hold, by their numbers. */
    public SeenStates(Map<Integer, SeenPart> parts) {
        this.parts = new TreeMap<>(parts);
        parts.values().forEach(part -> hashes.addAll(part.hashes()));
    }

    public boolean contains(StateHash hash) {
        return hashes.contains(hash);
    }

    /** A number that no part has. */
    public int nextNumber() {
        return parts.isEmpty() ? 0 : parts.lastKey() + 1;
    }

    /** The parts that windows from {@code from} on cannot meet. */
    public List<Integer> leftBehind(Instant from) {
        Instant newestNeedless = from.minus(MARGIN);
        return parts.entrySet().stream()
                .filter(part -> part.getValue().through().isBefore(newestNeedless))
                .map(Map.Entry::getKey)
                .toList();
    }

    public void add(int number, SeenPart part) {
        parts.put(number, part);
        hashes.addAll(part.hashes());
    }

    public void remove(List<Integer> numbers) {
        numbers.forEach(number -> {
            SeenPart part = parts.remove(number);
            if (part != null) {
                part.hashes().forEach(hashes::remove);
            }
        });
    }
}
