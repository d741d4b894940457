package io.maciestreams.cli.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierConfigTest {

    @Test
    void doesNotTellTheAddressOrTheSecret() {
        NotifierConfig config = config(Map.of("webhook.hmac.secret", "s3cret"));

        assertThat(config.values().toString()).doesNotContain("s3cret", "token");
        assertThatThrownBy(() -> config(Map.of("webhook.url", "hooks.example.com/token")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("webhook.url")
                .hasMessageNotContaining("token");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.format, xml",
        "webhook.timeout.ms, 0",
        "webhook.retries, -1",
        "webhook.max.in.flight, 0",
        "alerts.severity, high",
        "alerts.start, now",
        "no.such, 1"
    })
    void refusesAWrongSettingByItsName(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name);
    }

    private static NotifierConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "schema.registry.url", "http://127.0.0.1:8081",
                "webhook.url", "https://hooks.example.com/token"));
        settings.putAll(more);
        return new NotifierConfig(settings);
    }
}
