package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.results.ReadLimits;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {

    @Test
    void readsItsSettings() {
        IngestConfig config = config(Map.of(
                "macie.shards", "111122223333/us-east-1, 444455556666/eu-central-1",
                "macie.endpoint", "http://127.0.0.1:9000",
                "poll.interval.ms", "1000"));

        assertThat(config.shards())
                .containsExactly(new Shard("111122223333", "us-east-1"), new Shard("444455556666", "eu-central-1"));
        assertThat(config.macieEndpoint()).contains(URI.create("http://127.0.0.1:9000"));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.findingsOverlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.applicationId()).isEqualTo("macie-streams-ingest");
    }

    @Test
    void readsResultFilesUnlessToldOtherwise() {
        assertThat(config(Map.of()).resultFiles().enabled()).isTrue();
        assertThat(config(Map.of()).resultFiles().limits())
                .isEqualTo(new ReadLimits(Duration.ofHours(1), 16 * 1024 * 1024));
        assertThat(config(Map.of()).resultFiles().pollInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config(Map.of("result.files.enabled", "false")).resultFiles().enabled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            macie.shards     | 1234/us-east-1                                | 12 digits
            macie.shards     | 111122223333                                  | 123456789012/us-east-1
            macie.shards     | 111122223333/nowhere                          | Region
            macie.shards     | 111122223333/us-east-1,111122223333/us-east-1 | macie.shards
            macie.shards     | ''                                            | macie.shards
            macie.endpoint   | 127.0.0.1:9000                                | http://host:port
            poll.interval.ms | 1                                             | poll.interval.ms
            s3.endpoint      | 127.0.0.1:9000                                | http://host:port
            result.files.overlap.ms | 1                                      | result.files.overlap.ms
            """)
    void namesAWrongSetting(String name, String value, String hint) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(hint);
    }

    @Test
    void namesAMissingSetting() {
        assertThatThrownBy(() ->
                        new IngestConfig(Map.of("kafka.bootstrap.servers", "b:1", "schema.registry.url", "http://r")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("macie.shards");
    }

    private static IngestConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", "broker:9092",
                "schema.registry.url", "http://registry",
                "macie.shards", "111122223333/us-east-1"));
        all.putAll(settings);
        return new IngestConfig(all);
    }
}
