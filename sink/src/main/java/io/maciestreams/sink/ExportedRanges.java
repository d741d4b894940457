package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which groups have been written of which offsets, by the ledger records of any number of applications. Where a group is in a
 * range, each result of it there is in an object: of this application, or of one before it.
 */
final class ExportedRanges {

    private record Part(String applicationId, int partition) {}

    private record Range(long end, Set<GroupKey> groups) {}

    private final Map<Part, TreeMap<Long, Range>> parts = new HashMap<>();

    void add(ExportedObject entry) {
        parts.computeIfAbsent(new Part(entry.getApplicationId(), entry.getPartition()), any -> new TreeMap<>())
                .computeIfAbsent(entry.getStartOffset(), any -> new Range(entry.getEndOffset(), new HashSet<>()))
                .groups()
                .add(Coverage.group(entry));
    }

    /** Whether a result of this group at this offset is in an object. */
    boolean cover(int partition, long offset, GroupKey group) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().partition() == partition)
                .map(part -> part.getValue().floorEntry(offset))
                .anyMatch(range -> range != null
                        && offset < range.getValue().end()
                        && range.getValue().groups().contains(group));
    }
}
