package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Every export configuration there has been, each with its offset: an old plan must find the one it was made with. */
final class ConfigurationHistory {

    private final Map<String, NavigableMap<Long, ClassificationExportConfiguration>> shards = new HashMap<>();
    private long lastOffset = -1;

    void add(long offset, ClassificationExportConfiguration configuration) {
        String shard = configuration.getMacieAccountId() + "/" + configuration.getRegion();
        shards.computeIfAbsent(shard, any -> new TreeMap<>()).put(offset, configuration);
        lastOffset = Math.max(lastOffset, offset);
    }

    /** Whether the group's was set to nothing at any time. */
    boolean wasUnset(GroupKey group) {
        return Optional.ofNullable(shards.get(group.shard())).stream()
                .flatMap(configurations -> configurations.values().stream())
                .anyMatch(configuration -> configuration.getS3Destination() == null);
    }

    /** The newest of each account and Region. */
    List<ClassificationExportConfiguration> newest() {
        return shards.values().stream()
                .map(configurations -> configurations.lastEntry().getValue())
                .toList();
    }

    /** Offset of the newest configuration of any account and Region; -1 if there is none. */
    long lastOffset() {
        return lastOffset;
    }

    /** The newest configuration for the group at or before an offset; empty where none had come by then. */
    Optional<ClassificationExportConfiguration> at(long offset, GroupKey group) {
        return Optional.ofNullable(shards.get(group.shard()))
                .map(configurations -> configurations.floorEntry(offset))
                .map(Map.Entry::getValue);
    }
}
