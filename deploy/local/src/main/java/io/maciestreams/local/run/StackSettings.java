package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.service.ServiceConfig;
import java.util.HashMap;
import java.util.Map;

/** Settings by which clients find the stack. */
final class StackSettings {

    private StackSettings() {}

    static Map<String, String> clients(LocalStack stack) {
        return Map.of(
                ServiceConfig.BOOTSTRAP_SERVERS, stack.bootstrapServers(),
                ServiceConfig.SCHEMA_REGISTRY_URL, stack.schemaRegistryUrl());
    }

    /** Topics for one broker: few partitions, one copy. */
    static Map<String, String> provision(LocalStack stack) {
        Map<String, String> settings = new HashMap<>(clients(stack));
        settings.put("topics.partitions", "4");
        settings.put("topics.replication.factor", "1");
        return settings;
    }
}
