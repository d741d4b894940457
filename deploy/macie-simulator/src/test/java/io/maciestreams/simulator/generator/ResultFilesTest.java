package io.maciestreams.simulator.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultFilesTest {

    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");

    private static final Account ACCOUNT = new Account("111122223333", "us-east-1", AT);

    private final ResultFiles files = new ResultFiles(ACCOUNT, ACCOUNT);

    @Test
    void differentObjectsOfOneRunShareAFile() {
        assertThat(file("a", "job", AT)).isEqualTo(file("b", "job", AT.plusSeconds(60)));
    }

    @Test
    void anObjectIsInAFileOnlyOnce() {
        assertThat(file("a", "job", AT)).isNotEqualTo(file("a", "job", AT.plusSeconds(60)));
    }

    @Test
    void aFileOfOtherJobsOtherRunsOrAutomatedDiscoveryIsAnother() {
        assertThat(List.of(
                        file("a", "job", AT),
                        file("b", "job 2", AT),
                        file("c", "job", AT.plus(Duration.ofDays(7))),
                        file("d", null, AT),
                        file("e", null, AT)))
                .doesNotHaveDuplicates();
    }

    private String file(String key, @Nullable String jobId, Instant at) {
        return files.of(new Scan(key + at, at, jobId, version(key)));
    }

    private static ObjectVersion version(String key) {
        Bucket bucket = new Bucket("ledger", AT, "owner", null, "team", Bucket.Exposure.PRIVATE);
        return new ObjectVersion(
                bucket, key, FileKind.PLAIN.get(0), 1, "tag", AT, "COMPLETE", null, List.of(), List.of());
    }
}
