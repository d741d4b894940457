package io.maciestreams.cli.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.FindingCounts;
import io.maciestreams.cli.UsageException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:17:30Z");

    @ParameterizedTest
    @CsvSource({
        "30m, PT5M, 2026-11-20T09:45:00Z",
        "6h, PT5M, 2026-11-20T04:15:00Z",
        "7h, PT1H, 2026-11-20T03:00:00Z",
        "7d, PT1H, 2026-11-13T10:00:00Z",
        "8d, P1D, 2026-11-12T00:00:00Z"
    })
    void takesWholeWindowsFromTheOneInWhichItBegins(String since, String window, Instant first) {
        FindingCounts in = counts(window, first);
        FindingCounts tooOld = counts(window, first.minusSeconds(1));
        FindingCounts ofOtherLength = counts("PT30M", first);

        assertThat(Since.parse(since, NOW).of(List.of(in, tooOld, ofOtherLength)))
                .containsExactly(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "0d", "-1d", "1w", "999999d"})
    void refusesAnythingElse(String since) {
        assertThatThrownBy(() -> Since.parse(since, NOW)).isInstanceOf(UsageException.class);
    }

    private static FindingCounts counts(String window, Instant start) {
        return FindingCounts.newBuilder()
                .setWindow(window)
                .setWindowStart(start)
                .setAccountId("111122223333")
                .setRegion("us-east-1")
                .setType("Policy:IAMUser/S3BucketPublic")
                .setFindings(1)
                .build();
    }
}
