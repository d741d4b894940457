package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

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

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, Finding> findings;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.RESULTS, stateDir);
        findings = application.input(Topics.FINDINGS);
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
                    assertThat(record.value().getAuthoritative()).isTrue();
                    assertThat(record.value().getProvenance()).isEqualTo(new Provenance("LIVE", null));
                });
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
    void samplesPolicyFindingsAndTombstonesPassBy() {
        Finding sample = SCAN.finding();
        sample.setSample(true);
        findings.pipeInput(SCAN.bucketArn(), sample);
        findings.pipeInput(SCAN.bucketArn(), policyFinding());
        application.rawInput(Topics.FINDINGS).pipeInput(SCAN.bucketArn(), (byte[]) null);

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
