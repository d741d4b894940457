package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Finding;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountReconciliationTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CountReconciliation reconciliation = new CountReconciliation(
            new SimulatedMacie.Truth(List.of(), 2, 400, 3, 600),
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void agreesWhereAllIsThere() {
        assertThat(reconciliation.run(List.of(finding("a", 1), finding("b", 1), finding("b", 2)), 600, 1_000, 3))
                .isTrue();
        assertThat(lines())
                .containsExactly(
                        "findings 2 of 2 ok",
                        "discovery results 600 of 600 ok",
                        "classification results 1,000 of 1,000 ok",
                        "dead letters 3 of 3 ok");
    }

    @Test
    void differsWhereAFindingIsMissing() {
        assertThat(reconciliation.run(List.of(finding("b", 1), finding("b", 2)), 600, 1_000, 3))
                .isFalse();
        assertThat(lines()).contains("findings 1 of 2 DIFFERS");
    }

    @Test
    void differsWhereOneStateOfAFindingCameTwice() {
        assertThat(reconciliation.run(List.of(finding("a", 1), finding("b", 1), finding("b", 1)), 600, 1_000, 3))
                .isFalse();
        assertThat(lines()).contains("findings 2 of 2 ok", "findings that came twice: 1 DIFFERS");
    }

    @Test
    void differsWhereThereAreMoreResultsOrDeadLetters() {
        List<Finding> findings = List.of(finding("a", 1), finding("b", 1));

        assertThat(reconciliation.run(findings, 600, 1_001, 3)).isFalse();
        assertThat(reconciliation.run(findings, 601, 1_000, 4)).isFalse();
        assertThat(lines())
                .contains(
                        "classification results 1,001 of 1,000 DIFFERS",
                        "discovery results 601 of 600 DIFFERS",
                        "dead letters 4 of 3 DIFFERS");
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Finding finding(String id, long count) {
        Finding finding = new Finding();
        finding.setId(id);
        finding.setUpdatedAt(Instant.EPOCH);
        finding.setCount(count);
        return finding;
    }
}
