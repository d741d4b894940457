package io.maciestreams.topics;

import io.maciestreams.topics.Topic.Cleanup;
import io.maciestreams.topics.Topic.Partitions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A topic of the public contract, whatever the form of its values; its keys are strings. */
public sealed interface PublicTopic permits Topic, JsonTopic {

    String name();

    Partitions partitions();

    Cleanup cleanup();

    /** Number of partitions where shared topics have {@code shared}. */
    default int partitionCount(int shared) {
        return partitions() == Partitions.ONE ? 1 : shared;
    }

    /** Topic settings, in Kafka's names. */
    default Map<String, String> configs() {
        // What the broker's limit counts beside the record: its batch, for data that compression makes no smaller.
        int batchOverheadBytes = 64 * 1024;
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put("cleanup.policy", cleanup().policy());
        configs.put("retention.ms", "-1");
        configs.put("retention.bytes", "-1");
        configs.put("compression.type", "zstd");
        configs.put("max.message.bytes", String.valueOf(Topic.MAX_RECORD_BYTES + batchOverheadBytes));
        return configs;
    }
}
