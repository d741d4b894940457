package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.WrittenResults.Written;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Truth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeRunTest {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private TestingS3 s3;
    private MacieSimulator simulator;
    private Account account;

    @BeforeEach
    void start() throws IOException {
        s3 = new TestingS3();
        simulator = simulator();
        account = simulator.account();
    }

    @AfterEach
    void stop() {
        simulator.close();
        s3.close();
    }

    private MacieSimulator simulator() {
        return MacieSimulator.start(
                SimulatorOptions.of(7, 200, Fixtures.EPOCH).withResults(ResultOptions.to(s3.endpoint())));
    }

    @Test
    void theSameStepsMakeTheSameEvents() {
        try (MacieSimulator again = simulator()) {
            for (int i = 0; i < 30; i++) {
                simulator.advance(STEP);
                again.advance(STEP);
            }
            assertThat(again.account().truth()).isEqualTo(account.truth());
            assertThat(again.account().findingIds()).isEqualTo(account.findingIds());
            assertThat(again.account().jobs()).isEqualTo(account.jobs());
            assertThat(again.account().buckets()).isEqualTo(account.buckets());
        }
    }

    @Test
    void findingsComeLateAndSeveralInOneMillisecondAndNoneFromTheFuture() {
        Instant latestShown = Instant.EPOCH;
        boolean late = false;
        Map<String, Integer> perMillisecond = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            Set<String> before = new HashSet<>(account.findingIds());
            simulator.advance(STEP);
            for (ObjectNode finding : findingsBut(before)) {
                Instant updatedAt = Instant.parse(finding.path("updatedAt").asText());
                assertThat(updatedAt).isBeforeOrEqualTo(account.now());
                late |= updatedAt.isBefore(latestShown);
                perMillisecond.merge(updatedAt.toString(), 1, Integer::sum);
            }
            latestShown = account.now().minus(STEP);
        }
        assertThat(late).isTrue();
        assertThat(perMillisecond).containsValue(2);
    }

    @Test
    void jobsStartProgressFinishPauseAndResume() {
        Set<String> transitions = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            Map<String, String> before = statuses();
            simulator.advance(Duration.ofMinutes(30));
            statuses().forEach((job, status) -> transitions.add(before.getOrDefault(job, "none") + " " + status));
        }
        assertThat(transitions)
                .contains(
                        "none RUNNING",
                        "RUNNING COMPLETE",
                        "RUNNING IDLE",
                        "IDLE RUNNING",
                        "RUNNING PAUSED",
                        "PAUSED RUNNING")
                .doesNotContain("COMPLETE RUNNING", "CANCELLED RUNNING", "IDLE COMPLETE");
    }

    @Test
    void aJobThatItsUserPausedExpiresAfterThirtyDays() {
        ObjectNode job = jobNamed("Waiting for a decision");
        assertThat(job.path("jobStatus").asText()).isEqualTo("USER_PAUSED");
        simulator.advance(Duration.ofDays(7));
        assertThat(jobNamed("Waiting for a decision").path("jobStatus").asText())
                .isEqualTo("CANCELLED");
        assertThat(jobNamed("Waiting for a decision").has("userPausedDetails")).isFalse();
    }

    @Test
    void policyFindingsRecurAndBucketsComeAndGo() {
        Truth before = account.truth();
        Set<String> seen = new TreeSet<>(before.buckets());
        long counts = policyCounts();
        for (int i = 0; i < 120; i++) {
            simulator.advance(STEP);
            seen.addAll(account.truth().buckets());
        }
        assertThat(policyCounts()).isGreaterThan(counts);
        assertThat(account.truth().policyFindings()).isEqualTo(before.policyFindings());
        assertThat(seen).hasSizeGreaterThan(before.buckets().size());
        assertThat(account.truth().buckets()).containsAll(before.buckets()).hasSizeLessThan(seen.size());
    }

    @Test
    void resultFilesFollowAnalysesAndStillGiveTheNineStatistics() {
        try (SdkClient client = new SdkClient(simulator)) {
            client.exportTo("results", KEY, "macie");
        }
        for (int i = 0; i < 60; i++) {
            simulator.advance(STEP);
        }
        await().until(() -> account.truth().resultFiles().pending() == 0);
        List<Written> written = WrittenResults.read(s3.files());
        Truth truth = account.truth();
        assertThat(s3.puts()).doesNotHaveDuplicates();
        assertThat(written).hasSize((int) truth.resultRecords().total());
        assertThat(written)
                .anyMatch(one -> one.text("/classificationDetails/result/status/reason")
                                .equals("SOURCE_OBJECT_NO_LONGER_AVAILABLE")
                        && one.text("/createdAt").compareTo(Fixtures.EPOCH.toString()) > 0);
        assertThat(truth.buckets()).allSatisfy(arn -> assertThat(StatisticsOfFiles.of(arn, written, truth))
                .isEqualTo(account.profile(arn).orElseThrow().statistics()));
    }

    private List<ObjectNode> findingsBut(Set<String> known) {
        List<ObjectNode> findings = new ArrayList<>();
        for (String id : account.findingIds()) {
            if (!known.contains(id)) {
                findings.add(account.finding(id).orElseThrow());
            }
        }
        return findings;
    }

    private long policyCounts() {
        return findingsBut(Set.of()).stream()
                .filter(finding -> finding.path("category").asText().equals("POLICY"))
                .mapToLong(finding -> finding.path("count").asLong())
                .sum();
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new HashMap<>();
        account.jobs()
                .forEach(job -> statuses.put(
                        job.path("jobId").asText(), job.path("jobStatus").asText()));
        return statuses;
    }

    private ObjectNode jobNamed(String name) {
        return account.jobs().stream()
                .filter(job -> job.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
