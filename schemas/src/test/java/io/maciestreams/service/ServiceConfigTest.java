package io.maciestreams.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceConfigTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "kafka.bootstrap.servers", "broker:9092",
            "kafka.security.protocol", "SSL",
            "schema.registry.url", "http://registry",
            "schema.registry.basic.auth.user.info", "name:secret");

    @Test
    void passesPrefixedSettingsToTheClients() {
        ServiceConfig config = new ServiceConfig(ServiceConfig.definition(), SETTINGS);

        assertThat(config.kafka()).isEqualTo(Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SSL"));
        assertThat(config.schemaRegistry())
                .isEqualTo(Map.of(
                        "schema.registry.url",
                        "http://registry",
                        "schema.registry.basic.auth.user.info",
                        "name:secret"));
    }

    @Test
    void namesAMissingSetting() {
        assertThatThrownBy(() ->
                        new ServiceConfig(ServiceConfig.definition(), Map.of("kafka.bootstrap.servers", "broker:9092")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void namesAnUnknownSetting() {
        assertThatThrownBy(() -> new ServiceConfig(
                        ServiceConfig.definition(),
                        Map.of(
                                "kafka.bootstrap.servers",
                                "b:1",
                                "schema.registry.url",
                                "http://r",
                                "pol.interval",
                                "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("pol.interval");
    }

    @Test
    void takesVariablesFromTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.properties"), "a = before ${env:PATH}\nb= plain\n");

        assertThat(PropertiesFile.read(file)).isEqualTo(Map.of("a", "before " + System.getenv("PATH"), "b", "plain"));
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> PropertiesFile.read(folder.resolve("none.properties")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.properties");
    }
}
