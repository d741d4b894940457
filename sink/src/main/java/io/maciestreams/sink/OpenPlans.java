package io.maciestreams.sink;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The batches that are planned and not finished. */
final class OpenPlans {

    private final Set<Map.Entry<String, String>> ranges = new HashSet<>();

    void add(long start, Plan plan) {
        ranges.add(Map.entry(Long.toString(start), Long.toString(plan.end())));
    }

    /** Whether an object with this user metadata belongs to one. */
    boolean has(Map<String, String> metadata) {
        return ranges.contains(
                Map.entry(metadata.getOrDefault("start-offset", ""), metadata.getOrDefault("end-offset", "")));
    }
}
