package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.S3Destination;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
    private static final Map<String, String> OWN =
            Map.of("destination.bucket", "archive", "destination.kms.key.arn", KEY);

    @Test
    void hasDefaultsForAllButTheServers() {
        SinkConfig config = with(Map.of());

        assertThat(config.keyPrefix()).isEqualTo("macie-streams/");
        assertThat(config.applicationId()).isEqualTo("macie-streams-sink");
        assertThat(config.batchLimits())
                .isEqualTo(new BatchLimits(10_000, 64 * 1024 * 1024, Duration.ofMinutes(1), 64 * 1024 * 1024));
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
    void takesADestinationOfItsOwn() {
        assertThat(with(OWN).ownDestination())
                .contains(new OwnDestination(false, new S3Destination("archive", null, "", KEY)));
        assertThat(with(Map.of()).ownDestination()).isEmpty();
    }

    @Test
    void refusesAnIncompleteDestination() {
        assertThatThrownBy(() -> with(Map.of("destination.bucket", "archive")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("destination.kms.key.arn");
        assertThatThrownBy(() -> with(Map.of("destination.for.all", "true")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("destination.bucket");
    }

    @Test
    void refusesADestinationThatIsTooLongForAPlan() {
        Map<String, String> settings = new HashMap<>(OWN);
        settings.put("destination.key.prefix", "p".repeat(4_000));

        assertThatThrownBy(() -> with(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("destination.key.prefix");
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
