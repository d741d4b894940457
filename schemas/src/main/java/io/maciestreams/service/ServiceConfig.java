package io.maciestreams.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings of a service. {@code kafka.*} goes to the Kafka clients without its prefix, {@code schema.registry.*} to the
 * registry's client as it is; any other name must be defined.
 */
public class ServiceConfig extends AbstractConfig {

    public static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";

    private static final String KAFKA_PREFIX = "kafka.";
    private static final String SCHEMA_REGISTRY_PREFIX = "schema.registry.";

    public ServiceConfig(ConfigDef definition, Map<String, String> settings) {
        super(definition, settings, false);
        refuseUnknown(definition, settings.keySet());
    }

    /** The settings that every service has; a service adds its own. */
    public static ConfigDef definition() {
        return new ConfigDef()
                .define(
                        BOOTSTRAP_SERVERS,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Addresses.BROKERS,
                        Importance.HIGH,
                        "Kafka brokers to start from, host:port with commas between.")
                .define(
                        SCHEMA_REGISTRY_URL,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Addresses.REGISTRIES,
                        Importance.HIGH,
                        "Address of the schema registry, in Confluent's REST API.");
    }

    /** Settings for Kafka clients: all of {@code kafka.*}, without the prefix. */
    public Map<String, Object> kafka() {
        return originalsWithPrefix(KAFKA_PREFIX);
    }

    /** Settings for the registry's client: all of {@code schema.registry.*}, names unchanged. */
    public Map<String, Object> schemaRegistry() {
        return originals().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(SCHEMA_REGISTRY_PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static void refuseUnknown(ConfigDef definition, Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(definition.names());
        unknown.removeIf(name -> name.startsWith(KAFKA_PREFIX) || name.startsWith(SCHEMA_REGISTRY_PREFIX));
        if (!unknown.isEmpty()) {
            throw new ConfigException(
                    "Unknown setting " + String.join(", ", unknown) + "; --help lists those there are");
        }
    }
}
