package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

    @Test
    void hasDefaultsForAllButTheServers() {
        SinkConfig config = with(Map.of());

        assertThat(config.keyPrefix()).isEqualTo("macie-streams/");
        assertThat(config.applicationId()).isEqualTo("macie-streams-sink");
        assertThat(config.batchLimits()).isEqualTo(new BatchLimits(10_000, 64 * 1024 * 1024, Duration.ofMinutes(1)));
        assertThat(config.s3Endpoint()).isEmpty();
        assertThat(config.s3Region()).isEmpty();
    }

    @Test
    void takesAnEmptyKeyPrefix() {
        assertThat(with(Map.of("sink.key.prefix", "")).keyPrefix()).isEmpty();
    }

    @Test
    void refusesAKeyPrefixThatIsTooLongForAPlan() {
        assertThat(with(Map.of("sink.key.prefix", "p".repeat(512))).keyPrefix()).hasSize(512);
        assertThatThrownBy(() -> with(Map.of("sink.key.prefix", "p".repeat(513))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sink.key.prefix");
    }

    @Test
    void refusesLimitsOfZero() {
        assertThatThrownBy(() -> with(Map.of("batch.max.records", "0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("batch.max.records");
    }

    @Test
    void refusesAnEndpointThatIsNoAddress() {
        assertThatThrownBy(() -> with(Map.of("s3.endpoint", "localhost")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("s3.endpoint");
    }

    private static SinkConfig with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        all.put("schema.registry.url", "http://127.0.0.1:8081");
        return new SinkConfig(all);
    }
}
