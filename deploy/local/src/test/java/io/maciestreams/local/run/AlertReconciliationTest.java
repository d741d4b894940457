package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Alert;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertReconciliationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<ExpectedAlert> EXPECTED = List.of(
            new ExpectedAlert("credentials-found", "bucket", Set.of("f1", "f2")),
            new ExpectedAlert("job-paused-by-quota", "job", Set.of()));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void agreesWhereTheOpenAlertsAreThoseThatThereIsReasonFor() {
        Alert resolved = alert("classification-error", "bucket", null);
        resolved.setState("RESOLVED");

        assertThat(compare(
                        alert("classification-error", "bucket", null),
                        alert("credentials-found", "bucket", "f2"),
                        resolved,
                        alert("job-paused-by-quota", "job", null)))
                .isTrue();
        assertThat(lines()).containsExactly("alerts 2 of 2, by rule, subject and finding: ok");
    }

    @Test
    void namesEachDifference() {
        Alert other = alert("credentials-found", "bucket", "f3");

        assertThat(compare(other, other, alert("classification-error", "bucket", null)))
                .isFalse();
        assertThat(lines())
                .containsExactly(
                        "alerts 2 of 2, by rule, subject and finding: DIFFERS",
                        "  without reason: classification-error bucket",
                        "  of another finding: credentials-found bucket, f3",
                        "  missing: job-paused-by-quota job",
                        "  told twice: credentials-found bucket");
    }

    private boolean compare(Alert... told) {
        return AlertReconciliation.compare(
                List.of(told), EXPECTED, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Alert alert(String rule, String subject, @Nullable String findingId) {
        return Alert.newBuilder()
                .setId(rule + subject)
                .setRuleId(rule)
                .setDescription("")
                .setSeverity("LOW")
                .setState("OPEN")
                .setSubjectType("BUCKET")
                .setSubject(subject)
                .setCause("")
                .setCondition("")
                .setFindingId(findingId)
                .setFirstSeen(NOW)
                .setLastSeen(NOW)
                .build();
    }
}
