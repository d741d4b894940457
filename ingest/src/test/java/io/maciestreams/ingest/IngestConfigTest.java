package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.feed.FindingsOverlaps;
import io.maciestreams.ingest.macie.AccountRoles;
import io.maciestreams.ingest.macie.Accounts;
import io.maciestreams.ingest.macie.RequestRates;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.results.ReadLimits;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
        assertThat(config.findingsOverlaps())
                .isEqualTo(new FindingsOverlaps(Duration.ofSeconds(10), Duration.ofMinutes(5)));
        assertThat(config.lateFindingsInterval()).isEqualTo(Duration.ofMinutes(5));
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
            macie.requests.per.second | 0                                    | above 0
            macie.requests.per.second.GetFindings | -1                       | above 0
            macie.requests.per.second.GetFinding | 1                         | Unknown setting
            macie.role.arn | MacieStreams                                    | arn:aws:iam::{account}:role/
            macie.role.arn.111122223333 | x                                  | arn:aws:iam::{account}:role/
            macie.role.arn.1111 | arn:aws:iam::111122223333:role/x           | Unknown setting
            status.interval.ms | 1                                           | status.interval.ms
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
    void readsTheRatesOfRequests() {
        IngestConfig config =
                config(Map.of("macie.requests.per.second", "2.5", "macie.requests.per.second.GetFindings", "0.5"));

        assertThat(config.requestRates()).isEqualTo(new RequestRates(2.5, Map.of("GetFindings", 0.5)));
        assertThat(config(Map.of()).requestRates()).isEqualTo(new RequestRates(10, Map.of()));
    }

    @Test
    void readsTheRolesOfTheAccounts() {
        Accounts accounts = config(Map.of(
                        "macie.role.arn", "arn:aws:iam::{account}:role/MacieStreams",
                        "macie.role.arn.444455556666", "arn:aws:iam::444455556666:role/Other",
                        "macie.role.external.id", "id",
                        "sts.endpoint", "http://127.0.0.1:9000"))
                .accounts();

        assertThat(accounts.roles())
                .isEqualTo(new AccountRoles(
                        Optional.of("arn:aws:iam::{account}:role/MacieStreams"),
                        Map.of("444455556666", "arn:aws:iam::444455556666:role/Other"),
                        Optional.of("id")));
        assertThat(accounts.stsEndpoint()).contains(URI.create("http://127.0.0.1:9000"));
    }

    @Test
    void checksTheAccountWhereItIsAws() {
        assertThat(config(Map.of()).accounts().checked()).isTrue();
        assertThat(config(Map.of("macie.check.account", "false")).accounts().checked())
                .isFalse();
        assertThat(config(Map.of("macie.endpoint", "http://127.0.0.1:9000"))
                        .accounts()
                        .checked())
                .isFalse();
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
