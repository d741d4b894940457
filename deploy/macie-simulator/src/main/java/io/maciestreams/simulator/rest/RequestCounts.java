package io.maciestreams.simulator.rest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How often each operation was called, failed calls included. */
public final class RequestCounts {

    private final Map<Operation, Long> counts = new ConcurrentHashMap<>();

    public long of(Operation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /** Counts by the operations' names in the API. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((operation, count) -> all.put(operation.apiName(), count));
        return all;
    }

    void add(Operation operation) {
        counts.merge(operation, 1L, Long::sum);
    }
}
