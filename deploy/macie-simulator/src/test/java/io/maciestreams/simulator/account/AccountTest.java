package io.maciestreams.simulator.account;

import static io.maciestreams.simulator.account.Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY;
import static io.maciestreams.simulator.account.Origin.SENSITIVE_DATA_DISCOVERY_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant EPOCH = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BUCKET = "arn:aws:s3:::payroll";

    private final Account account = new Account("111122223333", "us-east-1", EPOCH);

    @Test
    void countsOfEachObjectTheLatestAutomatedAnalysis() {
        List<Runnable> events = new ArrayList<>(List.of(
                () -> account.put(finding("f1", "a.csv", 1, 10)),
                () -> account.put(finding("f2", "a.csv", 5, 4)),
                () -> account.put(finding("f3", "b.csv", 2, 7).put("archived", true)),
                () -> account.put(finding("f4", "c.csv", 3, 900).put("sample", true)),
                () -> account.put(ofJob(finding("f5", "b.csv", 9, 1_000))),
                () -> account.put(analysis("s1", "d.csv", 2, "SKIPPED", "PERMISSION_DENIED", 0)),
                () -> account.put(analysis("s2", "e.csv", 2, "SKIPPED", "INVALID_KMS_KEY", 0)),
                () -> account.put(analysis("s3", "f.csv", 2, "SKIPPED", "INVALID_ENCRYPTION", 0)),
                () -> account.put(analysis("s4", "g.csv", 2, "SKIPPED", "MALFORMED_FILE", 0)),
                () -> account.put(analysis("c1", "h.csv", 2, "COMPLETE", null, 50)),
                () -> account.put(analysis("c2", "i.csv", 2, "PARTIAL", null, 30)),
                () -> account.putMalformed(finding("m1", "j.csv", 2, 70))));
        Collections.shuffle(events, new Random(5));
        events.forEach(Runnable::run);

        ResourceProfile profile = account.profile(BUCKET).orElseThrow();
        assertThat(profile.statistics())
                .isEqualTo(new ResourceStatistics(100 + 100 + 50 + 30, 4 + 7, 0, 4, 2, 4, 1, 1, 1));
        assertThat(profile.profileUpdatedAt()).isEqualTo(day(5));
    }

    @Test
    void aFindingPutAgainCountsOnce() {
        account.put(finding("f1", "a.csv", 1, 10));
        account.put(finding("f1", "a.csv", 1, 10).put("archived", true));
        assertThat(account.truth().findings()).isEqualTo(1);
        assertThat(account.truth().analyses()).isEqualTo(new Truth.ByOrigin(1, 0));
        assertThat(account.profile(BUCKET).orElseThrow().statistics().totalDetections())
                .isEqualTo(10);
    }

    @Test
    void findingsWithoutOriginTypeAreOfTheJobTheyName() {
        ObjectNode old = ofJob(finding("f1", "a.csv", 1, 10));
        old.withObject("/classificationDetails").remove("originType");
        account.put(old);
        assertThat(account.truth().analyses()).isEqualTo(new Truth.ByOrigin(0, 1));
    }

    @Test
    void scoresFallInTheDocumentedBands() {
        account.addBucket("payroll");
        assertThat(score()).isEqualTo(1);
        account.addObject("payroll", "h.csv");
        assertThat(score()).isEqualTo(50);
        account.put(analysis("s1", "d.csv", 2, "SKIPPED", "PERMISSION_DENIED", 0));
        assertThat(score()).isEqualTo(-1);
        account.put(analysis("c1", "h.csv", 2, "COMPLETE", null, 50));
        int halfAnalysed = score();
        assertThat(halfAnalysed).isBetween(2, 48);
        account.put(analysis("c2", "i.csv", 2, "COMPLETE", null, 50));
        assertThat(score()).isBetween(1, halfAnalysed - 1);
        account.put(finding("f1", "a.csv", 1, 10));
        int sensitive = score();
        assertThat(sensitive).isBetween(51, 99);
        account.put(finding("f2", "b.csv", 1, 5_000));
        assertThat(score()).isBetween(sensitive + 1, 99);
        account.put(analysis("c3", "k.csv", 2, "COMPLETE", null, 50));
        account.put(analysis("c4", "l.csv", 2, "COMPLETE", null, 50));
        assertThat(score()).isBetween(51, 98);
    }

    @Test
    void anObjectOnlyAJobAnalysedIsNotAnalysedYet() {
        account.put(ofJob(finding("f1", "a.csv", 1, 10)));
        assertThat(score()).isEqualTo(50);
    }

    @Test
    void refusesAFindingWithoutTimes() {
        ObjectNode finding = finding("f1", "a.csv", 1, 10);
        finding.remove("updatedAt");
        assertThatThrownBy(() -> account.put(finding))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("updatedAt");
    }

    private int score() {
        return account.profile(BUCKET).orElseThrow().sensitivityScore();
    }

    private static ObjectNode ofJob(ObjectNode finding) {
        finding.withObject("/classificationDetails")
                .put("originType", SENSITIVE_DATA_DISCOVERY_JOB.name())
                .put("jobId", "a".repeat(32));
        return finding;
    }

    /** Of automated discovery, on a version of the object that is as old as the finding. */
    private static ObjectNode finding(String id, String key, int day, long occurrences) {
        ObjectNode finding = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", "SensitiveData:S3Object/Personal")
                .put("category", "CLASSIFICATION")
                .put("createdAt", day(day).toString())
                .put("updatedAt", day(day).toString());
        finding.withObject("/resourcesAffected/s3Bucket").put("name", "payroll");
        finding.withObject("/resourcesAffected/s3Object").put("key", key).put("lastModified", day(day).toString());
        finding.withObject("/classificationDetails").put("originType", AUTOMATED_SENSITIVE_DATA_DISCOVERY.name());
        ObjectNode result = finding.withObject("/classificationDetails/result").put("sizeClassified", 100);
        result.withObject("/status").put("code", "COMPLETE");
        result.withArray("sensitiveData")
                .addObject()
                .withArray("detections")
                .addObject()
                .put("type", "NAME")
                .put("count", occurrences);
        return finding;
    }

    private static Analysis analysis(
            String id, String key, int day, String status, @Nullable String reason, long sizeClassified) {
        return new Analysis(
                id,
                AUTOMATED_SENSITIVE_DATA_DISCOVERY,
                "payroll",
                key,
                day(day),
                day(day),
                status,
                reason,
                sizeClassified,
                List.of());
    }

    private static Instant day(int day) {
        return EPOCH.minusSeconds(86_400L * (30 - day));
    }
}
