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

    /** The same for a service; what a killed one held is given to its successor after seconds, not after 45. */
    static Map<String, String> service(LocalStack stack) {
        Map<String, String> settings = new HashMap<>(clients(stack));
        settings.put("kafka.session.timeout.ms", "6000");
        return settings;
    }

    /** Topics for one broker: few partitions, one copy. */
    static Map<String, String> provision(LocalStack stack) {
        Map<String, String> settings = new HashMap<>(clients(stack));
        settings.put("topics.partitions", "4");
        settings.put("topics.replication.factor", "1");
        return settings;
    }
}
