package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.FindingCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.macie2.model.Finding;

class SiemReconciliationTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T10:07:30Z");

    private static final String OCSF =
            """
            {"activity_id": 1, "category_uid": 2, "class_uid": 2004, "type_uid": 200401, "severity_id": 4, "time": 1,
             "cloud": {"provider": "AWS", "account": {"uid": "111122223333"}},
             "finding_info": {"uid": "a", "modified_time": 1795169250000},
             "metadata": {"version": "1.6.0", "product": {"name": "Amazon Macie"}}}""";

    private static final String ECS =
            """
            {"@timestamp": "2026-11-20T10:07:30Z", "ecs": {"version": "9.3.0"},
             "event": {"code": "Policy:IAMUser/S3BucketPublic", "severity": 3, "end": "2026-11-20T10:07:30Z"},
             "aws": {"macie": {"finding": {"id": "a", "archived": false}}}}""";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final SiemReconciliation reconciliation =
            new SiemReconciliation(List.of(finding()), new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void agreesWhereEachFindingHasItsDocumentsAndCounts() {
        assertThat(reconciliation.run(Map.of("a", OCSF), Map.of("a", ECS), counts()))
                .isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "OCSF documents 1 of 1, valid and as the finding is ok",
                        "ECS documents 1 of 1, valid and as the finding is ok",
                        "finding counts 3 of 3 ok");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"activity_id\": 1', '\"activity_id\": 3'",
        "'\"severity_id\": 4', '\"severity_id\": 3'",
        "2004, 2006",
        "'\"time\": 1', '\"no\": 1'",
        "1795169250000, 1795169250001"
    })
    void differsWhereAnEventIsNotAsTheFindingIs(String right, String wrong) {
        assertThat(reconciliation.run(Map.of("a", OCSF.replaceFirst(right, wrong)), Map.of("a", ECS), counts()))
                .isFalse();
    }

    @Test
    void differsWhereADocumentIsMissingOrOneTooMany() {
        assertThat(reconciliation.run(Map.of(), Map.of("a", ECS), counts())).isFalse();
        assertThat(reconciliation.run(Map.of("a", OCSF), Map.of("a", ECS, "b", ECS), counts()))
                .isFalse();
    }

    @Test
    void differsWhereACountIsMissingWrongOrOneTooMany() {
        Map<String, FindingCounts> missing = counts();
        missing.remove(key("P1D|2026-11-20T00:00:00Z"));
        Map<String, FindingCounts> wrong = counts();
        wrong.put(key("P1D|2026-11-20T00:00:00Z"), row(2));
        Map<String, FindingCounts> tooMany = counts();
        tooMany.put(key("P1D|2026-11-21T00:00:00Z"), row(1));

        assertThat(List.of(missing, wrong, tooMany))
                .allSatisfy(counts -> assertThat(reconciliation.run(Map.of("a", OCSF), Map.of("a", ECS), counts))
                        .isFalse());
    }

    private static Map<String, FindingCounts> counts() {
        return new HashMap<>(Map.of(
                key("PT5M|2026-11-20T10:05:00Z"), row(1),
                key("PT1H|2026-11-20T10:00:00Z"), row(1),
                key("P1D|2026-11-20T00:00:00Z"), row(1)));
    }

    private static String key(String window) {
        return window + "|111122223333|us-east-1|Policy:IAMUser/S3BucketPublic|High|POLICY||";
    }

    // What the reconciliation reads of a row; the rest is in its key.
    private static FindingCounts row(long findings) {
        return FindingCounts.newBuilder()
                .setWindow("")
                .setWindowStart(CREATED)
                .setAccountId("")
                .setRegion("")
                .setType("")
                .setFindings(findings)
                .build();
    }

    private static Finding finding() {
        return Finding.builder()
                .id("a")
                .accountId("111122223333")
                .region("us-east-1")
                .type("Policy:IAMUser/S3BucketPublic")
                .category("POLICY")
                .severity(severity -> severity.description("High").score(3L))
                .createdAt(CREATED)
                .updatedAt(CREATED)
                .archived(false)
                .sample(false)
                .build();
    }
}
