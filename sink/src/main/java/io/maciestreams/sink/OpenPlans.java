package io.maciestreams.sink;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The batches that are planned and not finished. */
final class OpenPlans {

    private final Set<Map.Entry<String, String>> ranges = new HashSet<>();

    /** Adds those that committed offsets tell of. */
    void add(Stream<OffsetAndMetadata> offsets) {
        offsets.forEach(offset -> OffsetNote.decode(offset.metadata())
                .flatMap(OffsetNote::plan)
                .ifPresent(plan -> add(offset.offset(), plan)));
    }

    private void add(long start, Plan plan) {
        ranges.add(Map.entry(Long.toString(start), Long.toString(plan.end())));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether an object with this user metadata belongs to one. */
    boolean has(Map<String, String> metadata) {
        return ranges.contains(
                Map.entry(metadata.getOrDefault("start-offset", ""), metadata.getOrDefault("end-offset", "")));
    }
}
