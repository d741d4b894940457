package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.WrittenResults.Written;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Truth;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class WritingResultFilesTest {

    private static final String BUCKET = "results";
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private TestingS3 s3;
    private MacieSimulator simulator;
    private SdkClient client;

    @BeforeEach
    void start() throws IOException {
        s3 = new TestingS3();
        simulator = simulator();
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
        s3.close();
    }

    private MacieSimulator simulator() {
        return MacieSimulator.start(Fixtures.options().withResults(new ResultOptions(s3.endpoint(), BUCKET, "macie")));
    }

    @Test
    void writesNothingBeforeAConfigurationIsSaved() {
        assertThat(truth().resultFiles().written()).isZero();
        assertThat(truth().resultFiles().pending()).isZero();
        assertThat(s3.paths()).isEmpty();
    }

    @Test
    void writesTheCheckObjectAndThenTheFilesOfThePastWithMaciesHeaders() {
        export("macie");
        assertThat(s3.content("results/macie/macie-test-object")).isEmpty();
        assertThat(s3.paths()).hasSizeGreaterThan(100).allSatisfy(path -> {
            var headers = s3.headers(path);
            assertThat(headers.getFirst("x-amz-server-side-encryption")).isEqualTo("aws:kms");
            assertThat(headers.getFirst("x-amz-server-side-encryption-aws-kms-key-id"))
                    .isEqualTo(KEY);
            assertThat(headers.getFirst("x-amz-acl")).isEqualTo("bucket-owner-full-control");
        });
        assertThat(s3.files()).hasSize((int) truth().resultFiles().written());
    }

    @Test
    void hasARecordOfEachAnalysisAndOfEachFileInAnArchive() {
        export("macie");
        List<Written> written = written();
        Truth truth = truth();
        assertThat(written).hasSize((int) truth.resultRecords().total());
        assertThat(written.stream().filter(Written::ofMember))
                .hasSize((int) truth.resultRecords().archiveMembers());
        assertThat(written.stream().filter(Written::automated))
                .hasSize((int) truth.resultRecords().automated());
        assertThat(written.stream().filter(one -> !one.ofMember() && one.automated()))
                .hasSize((int) truth.analyses().automated());
        assertThat(written.stream().filter(one -> !one.ofMember() && !one.automated()))
                .hasSize((int) truth.analyses().job());
    }

    @Test
    void theNineStatisticsOfEveryBucketFollowFromTheFiles() {
        export("elsewhere/");
        List<Written> written = written();
        Account account = simulator.account();
        assertThat(truth().buckets()).hasSizeGreaterThan(2).allSatisfy(arn -> assertThat(
                        StatisticsOfFiles.of(arn, written, truth()))
                .isEqualTo(account.profile(arn).orElseThrow().statistics()));
    }

    @Test
    void aRecordNamesItsOwnFileAsItsFindingDoes() {
        export("macie");
        Map<String, List<Written>> byObjectAndLocation =
                written().stream().collect(Collectors.groupingBy(one -> path(one.record()) + " " + one.location()));
        assertThat(written()).allSatisfy(one -> assertThat(
                        one.location().endsWith("/")
                                ? one.file().startsWith(one.location())
                                : one.file().equals(one.location()))
                .isTrue());
        assertThat(storedFindings()).hasSizeGreaterThan(50).allSatisfy(finding -> assertThat(byObjectAndLocation)
                .containsKey(path(finding)
                        + " "
                        + finding.at("/classificationDetails/detailedResultsLocation")
                                .asText()));
    }

    @Test
    void keysHaveBothLayoutsAndOneArchiveHasAFolder() {
        export("macie");
        Set<String> layouts = s3.files().keySet().stream()
                .map(key -> key.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f-]{21}", "UUID")
                        .replaceAll("[0-9a-f]{32}", "JOB"))
                .collect(Collectors.toSet());
        String root = "results/macie/AWSLogs/111122223333/Macie/us-east-1/";
        assertThat(layouts)
                .containsExactlyInAnyOrder(
                        root + "automated-sensitive-data-discovery/111122223333/UUID.jsonl.gz",
                        root + "JOB/111122223333/UUID.jsonl.gz",
                        root + "JOB/UUID.jsonl.gz",
                        root + "JOB/111122223333/UUID/UUID.jsonl.gz");
    }

    @Test
    void recordsHaveTheFormOfRealOnes() {
        export("macie");
        assertThat(written()).allSatisfy(one -> RealForm.assertHasIt(one.record()));
    }

    @Test
    void aNewAnalysisIsWrittenOnceAndAFindingPutAgainIsNone() {
        export("macie");
        int before = s3.files().size();
        ObjectNode finding = storedFindings().get(0);
        simulator.account().put(finding.put("archived", true));
        simulator.account().put(finding.put("id", "f".repeat(32)));
        awaitWritten();
        assertThat(s3.files()).hasSize(before + 1);
        simulator.account().put(finding);
        awaitWritten();
        assertThat(s3.puts()).doesNotHaveDuplicates();
    }

    @Test
    void savingTheSameConfigurationAgainWritesOnlyTheCheckObject() {
        export("macie");
        int before = s3.puts().size();
        export("macie");
        assertThat(s3.puts()).hasSize(before + 1);
    }

    @Test
    void aRestartWritesTheSameBytesToTheSameKeys() {
        export("macie");
        Map<String, byte[]> first = s3.files();
        try (MacieSimulator again = simulator();
                SdkClient other = new SdkClient(again)) {
            other.exportTo(BUCKET, KEY, "macie");
            await().until(() -> again.account().truth().resultFiles().pending() == 0);
        }
        assertThat(s3.files().keySet()).isEqualTo(first.keySet());
        s3.files().forEach((key, content) -> assertThat(content).isEqualTo(first.get(key)));
    }

    @Test
    void nothingIsSavedWhereS3RefusesTheCheckObject() {
        s3.refuse(403);
        assertThatThrownBy(() -> export("macie")).isInstanceOf(AccessDeniedException.class);
        s3.refuse(404);
        assertThatThrownBy(() -> export("macie"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("s3://results/macie/macie-test-object");
        assertThat(simulator.account().exportConfiguration()).isEmpty();
        assertThat(s3.paths()).isEmpty();
    }

    @Test
    void filesThatS3DoesNotTakeStayPendingAndAreTriedAgain() {
        client.exportTo(BUCKET, KEY, "macie");
        s3.refuse(403);
        simulator.account().put(storedFindings().get(0).put("id", "f".repeat(32)));
        assertThat(truth().resultFiles().pending()).isPositive();
        s3.refuse(0);
        awaitWritten();
        assertThat(written()).hasSize((int) truth().resultRecords().total());
    }

    private void export(String prefix) {
        client.exportTo(BUCKET, KEY, prefix);
        awaitWritten();
    }

    private void awaitWritten() {
        await().until(() -> truth().resultFiles().pending() == 0);
    }

    private List<Written> written() {
        return WrittenResults.read(s3.files());
    }

    private Truth truth() {
        return simulator.account().truth();
    }

    /** Sensitive data findings of real objects from after the account began to store results. */
    private List<ObjectNode> storedFindings() {
        Set<String> ids = new HashSet<>(simulator.account().findingIds());
        return ids.stream()
                .map(id -> simulator.account().finding(id).orElseThrow())
                .filter(finding -> finding.path("category").asText().equals("CLASSIFICATION"))
                .filter(finding -> !finding.path("sample").booleanValue())
                .filter(finding -> finding.at("/classificationDetails/detailedResultsLocation")
                        .asText()
                        .startsWith("s3://results/macie/"))
                .toList();
    }

    private static String path(JsonNode tree) {
        return tree.at("/resourcesAffected/s3Object/path").asText();
    }
}
