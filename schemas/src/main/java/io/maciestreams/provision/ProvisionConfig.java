package io.maciestreams.provision;

import io.maciestreams.service.ServiceConfig;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Settings of the provision step. */
final class ProvisionConfig extends ServiceConfig {

    static final String PARTITIONS = "topics.partitions";
    static final String REPLICATION_FACTOR = "topics.replication.factor";

    static final ConfigDef DEFINITION = ServiceConfig.definition()
            .define(
                    PARTITIONS,
                    ConfigDef.Type.INT,
                    12,
                    Range.atLeast(1),
                    Importance.MEDIUM,
                    "Partitions of each shared topic; cannot be changed once the topics exist.")
            .define(
                    REPLICATION_FACTOR,
                    ConfigDef.Type.SHORT,
                    (short) 3,
                    Range.atLeast(1),
                    Importance.MEDIUM,
                    "Copies of each partition; 1 on a single broker.");

    ProvisionConfig(Map<String, String> settings) {
        super(DEFINITION, settings);
    }

    int partitions() {
        return getInt(PARTITIONS);
    }

    short replicationFactor() {
        return getShort(REPLICATION_FACTOR);
    }
}
