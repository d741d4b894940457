package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.FindingHeaders;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ResultsTopologyTest {

    private static final Scan SCAN = Scan.of("ledger", "2026/a.csv", "f1", 7);

    private static final Scan FILE = SCAN.withId("r1").fromResultFile();

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, Finding> findings;
    private TestInputTopic<String, DataClassificationResult> files;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.RESULTS, stateDir);
        findings = application.input(Topics.FINDINGS);
        files = application.input(Topics.DISCOVERY_RESULTS);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aFindingBecomesAResultUnderTheSameKey() {
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());

        assertThat(application.output(Topics.CLASSIFICATION_RESULTS))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo("arn:aws:s3:::ledger");
                    assertThat(record.value().getId()).isEqualTo("f1");
                    assertThat(record.value().getSource()).isEqualTo("FINDING");
                    assertThat(record.value().getAuthoritative()).isFalse();
                    assertThat(record.value().getProvenance()).isEqualTo(new Provenance("LIVE", null));
                });
    }

    @Test
    void aRecordOfAResultFilePassesAsItIs() {
        files.pipeInput(FILE.bucketArn(), FILE.result());

        assertThat(application.output(Topics.CLASSIFICATION_RESULTS))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo("arn:aws:s3:::ledger");
                    assertThat(record.value()).isEqualTo(FILE.result());
                });
    }

    @Test
    void ofEachAnalysisOneResultPassesFromEitherSource() {
        DataClassificationResult file = SCAN.fromResultFile().result();
        files.pipeInput(FILE.bucketArn(), file);
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());
        files.pipeInput(FILE.bucketArn(), file);
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());

        List<DataClassificationResult> results = results();
        assertThat(results).extracting(DataClassificationResult::getSource).containsExactly("RESULT_FILE", "FINDING");
        assertThat(results)
                .extracting(DataClassificationResult::getAuthoritative)
                .containsExactly(true, false);
        assertThat(results)
                .extracting(DataClassificationResult::getAnalysisId)
                .containsOnly(results.get(0).getAnalysisId());
    }

    @Test
    void withoutResultFilesFindingsAreAuthoritative(@TempDir Path another) throws Exception {
        try (TestedApplication alone =
                new TestedApplication(Application.RESULTS, another, Map.of("processor.result.files", "false"))) {
            alone.input(Topics.FINDINGS).pipeInput(SCAN.bucketArn(), SCAN.finding());

            assertThat(alone.output(Topics.CLASSIFICATION_RESULTS))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.value().getAuthoritative()).isTrue());
        }
    }

    @Test
    void membersOfAnArchivePassBesideIt() {
        files.pipeInput(FILE.bucketArn(), FILE.result());
        files.pipeInput(FILE.bucketArn(), FILE.memberOfArchive("a.csv"));
        files.pipeInput(FILE.bucketArn(), FILE.memberOfArchive("b.csv"));

        assertThat(results()).hasSize(3);
    }

    @Test
    void anAnalysisPassesOnceHoweverOftenItIsRead() {
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());
        findings.pipeInput(SCAN.bucketArn(), SCAN.withId("f2").finding());
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());

        assertThat(results()).extracting(DataClassificationResult::getId).containsExactly("f1", "f2");
    }

    @Test
    void headersBecomeProvenance() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(FindingHeaders.PROVENANCE, "REPLAY".getBytes(StandardCharsets.UTF_8));
        headers.add(FindingHeaders.REPLAY_ID, "r-1".getBytes(StandardCharsets.UTF_8));

        findings.pipeInput(new TestRecord<>(SCAN.bucketArn(), SCAN.finding(), headers));

        assertThat(application.output(Topics.CLASSIFICATION_RESULTS))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value().getProvenance()).isEqualTo(new Provenance("REPLAY", "r-1"));
                    assertThat(record.headers()).isEmpty();
                });
    }

    @Test
    void headersOfARecordOfAFileGoBeforeItsOwnProvenance() {
        DataClassificationResult backfill = FILE.result();
        backfill.setProvenance(new Provenance("BACKFILL", null));
        RecordHeaders headers = new RecordHeaders();
        headers.add(FindingHeaders.PROVENANCE, "REPLAY".getBytes(StandardCharsets.UTF_8));
        headers.add(FindingHeaders.REPLAY_ID, "r-1".getBytes(StandardCharsets.UTF_8));

        files.pipeInput(new TestRecord<>(FILE.bucketArn(), backfill, headers));
        files.pipeInput(
                FILE.bucketArn(),
                DataClassificationResult.newBuilder(backfill)
                        .setAnalysisId("another")
                        .build());

        assertThat(application.output(Topics.CLASSIFICATION_RESULTS))
                .allSatisfy(record -> assertThat(record.headers()).isEmpty())
                .extracting(record -> record.value().getProvenance())
                .containsExactly(new Provenance("REPLAY", "r-1"), new Provenance("BACKFILL", null));
    }

    @Test
    void samplesPolicyFindingsAndTombstonesPassBy() {
        Finding sample = SCAN.finding();
        sample.setSample(true);
        findings.pipeInput(SCAN.bucketArn(), sample);
        findings.pipeInput(SCAN.bucketArn(), policyFinding());
        application.rawInput(Topics.FINDINGS).pipeInput(SCAN.bucketArn(), (byte[]) null);
        application.rawInput(Topics.DISCOVERY_RESULTS).pipeInput(SCAN.bucketArn(), (byte[]) null);

        assertThat(results()).isEmpty();
        assertThat(application.deadLetters()).isEmpty();
    }

    @Test
    void aFindingWithoutItsPartsIsADeadLetterAndTheRestGoesOn() {
        Finding withoutObject = SCAN.finding();
        withoutObject.getResourcesAffected().setS3Object(null);
        findings.pipeInput(SCAN.bucketArn(), SCAN.withId("f0").finding());
        findings.pipeInput(SCAN.bucketArn(), withoutObject);
        findings.pipeInput(SCAN.bucketArn(), SCAN.withId("f2").finding());

        assertThat(results()).extracting(DataClassificationResult::getId).containsExactly("f0", "f2");
        assertThat(application.deadLetters())
                .containsExactly(letter("resourcesAffected.s3Object is missing", 1)
                        .setId("f1")
                        .setPayload(ByteBuffer.wrap(application.bytes(Topics.FINDINGS, withoutObject)))
                        .build());
    }

    @Test
    void aRecordOfAFileWithoutItsPartsIsADeadLetterAndTheRestGoesOn() {
        DataClassificationResult withoutPath = FILE.result();
        withoutPath.getResourcesAffected().getS3Object().setPath(null);
        DataClassificationResult withoutObject = FILE.withId("r2").result();
        withoutObject.getResourcesAffected().setS3Object(null);
        DataClassificationResult withoutResult = FILE.withId("r3").result();
        withoutResult.getClassificationDetails().setResult(null);
        files.pipeInput(FILE.bucketArn(), withoutPath);
        files.pipeInput(FILE.bucketArn(), withoutObject);
        files.pipeInput(FILE.bucketArn(), withoutResult);
        files.pipeInput(null, FILE.withId("r4").result());
        files.pipeInput(FILE.bucketArn(), FILE.withId("r5").result());

        assertThat(results()).extracting(DataClassificationResult::getId).containsExactly("r5");
        assertThat(application.deadLetters())
                .allMatch(letter -> letter.getOrigin().equals("macie.discovery-results"))
                .allMatch(letter -> letter.getPayload().hasRemaining())
                .extracting(DeadLetter::getId, DeadLetter::getReason)
                .containsExactly(
                        tuple("r1", "resourcesAffected.s3Object.path is missing"),
                        tuple("r2", "resourcesAffected.s3Object.path is missing"),
                        tuple("r3", "classificationDetails.result is missing"),
                        tuple("r4", "the record has no key"));
    }

    @Test
    void undecodableBytesOfEitherInputAreDeadLetters() {
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
        application.rawInput(Topics.FINDINGS).pipeInput("some key", rubbish);
        application.rawInput(Topics.DISCOVERY_RESULTS).pipeInput("some key", rubbish);

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin)
                .containsExactly("macie.findings", "macie.discovery-results");
    }

    @Test
    void undecodableBytesAreADeadLetterAndTheRestGoesOn() {
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
        application.rawInput(Topics.FINDINGS).pipeInput("some key", rubbish);
        findings.pipeInput(SCAN.bucketArn(), SCAN.finding());

        assertThat(results()).hasSize(1);
        assertThat(application.output(Topics.DEAD_LETTERS)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("some key");
            assertThat(record.value())
                    .isEqualTo(letter("undecodable: Unknown magic byte!", 0)
                            .setPayload(ByteBuffer.wrap(rubbish))
                            .build());
        });
    }

    @Test
    void aRecordOfAnotherTypeIsADeadLetter() {
        byte[] otherType = application.bytes(Topics.CLASSIFICATION_RESULTS, SCAN.result());
        application.rawInput(Topics.FINDINGS).pipeInput("k", otherType);

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("undecodable: ClassCastException");
    }

    @Test
    void aResultThatNoTopicTakesIsADeadLetterWithoutPayload() {
        Finding huge = SCAN.finding();
        huge.setDescription("x".repeat(Topic.MAX_RECORD_BYTES));
        findings.pipeInput(SCAN.bucketArn(), huge);
        findings.pipeInput(SCAN.bucketArn(), SCAN.withId("f2").finding());

        assertThat(results()).extracting(DataClassificationResult::getId).containsExactly("f2");
        assertThat(application.deadLetters())
                .containsExactly(letter("too large", 0)
                        .setPayload(ByteBuffer.allocate(0))
                        .build());
    }

    private List<DataClassificationResult> results() {
        return application.output(Topics.CLASSIFICATION_RESULTS).stream()
                .map(TestRecord::value)
                .toList();
    }

    private static DeadLetter.Builder letter(String reason, long offset) {
        return DeadLetter.newBuilder()
                .setService("processor")
                .setOrigin("macie.findings")
                .setPartition(0)
                .setOffset(offset)
                .setReason(reason)
                .setFailedAt(TestedApplication.NOW)
                .setPayloadType("application/octet-stream");
    }

    private static Finding policyFinding() {
        Finding finding = SCAN.finding();
        finding.setCategory("POLICY");
        finding.setType("Policy:IAMUser/S3BucketPublic");
        finding.setClassificationDetails(null);
        finding.getResourcesAffected().setS3Object(null);
        return finding;
    }
}
