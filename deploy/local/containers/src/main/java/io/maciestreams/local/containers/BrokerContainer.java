package io.maciestreams.local.containers;

import io.maciestreams.local.BrokerSettings;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;

/** Apache Kafka with the settings of the local broker. */
final class BrokerContainer extends KafkaContainer {
    BrokerContainer() {
        super(Image.KAFKA.imageName());
        BrokerSettings.ofOneNode().forEach((name, value) -> withEnv(variable(name), value));
        withEnv("KAFKA_HEAP_OPTS", "-Xmx256m");
        withStartupTimeout(Image.PATIENCE);
    }

    /** The environment variable that Kafka's image takes for a setting without dashes and underscores in its name. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
