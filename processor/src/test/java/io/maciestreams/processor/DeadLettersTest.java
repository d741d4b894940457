package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a record can be given up: what cannot be used is a dead letter, and the next one goes on. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class DeadLettersTest {

    private static final Scan SCAN = Scan.of("ledger", "a.csv", "f1", 7);

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @CsvSource({
        "RESULTS, macie.findings",
        "RESULTS, macie.discovery-results",
        "PROFILES, macie.classification-results",
        "PROFILES, macie.buckets",
        "PROFILES, macie.profile-settings",
        "LIFECYCLE, macie.classification-jobs",
        "LIFECYCLE, macie.findings",
        "LIFECYCLE, macie.classification-results",
        "SIEM, macie.findings-current",
        "ALERTS, macie.findings",
        "ALERTS, macie.buckets",
        "ALERTS, macie.resource-profiles",
        "ALERTS, macie.reconciliation",
        "ALERTS, macie.classification-jobs",
        "ALERTS, macie.ingest-status",
    })
    void undecodableBytesOfEachInput(Application application, String topic) throws Exception {
        try (TestedApplication tested = new TestedApplication(application, stateDir)) {
            tested.rawInput(topic(topic)).pipeInput("some key", "rubbish".getBytes(StandardCharsets.UTF_8));

            assertThat(tested.deadLetters())
                    .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                    .containsExactly(tuple(topic, "undecodable: Unknown magic byte!"));
        }
    }

    @Test
    void aFindingWithoutKey() throws Exception {
        assertLetter(Application.RESULTS, Topics.FINDINGS, null, SCAN.finding(), "the record has no key");
    }

    @Test
    void aResultWithoutKey() throws Exception {
        assertLetter(Application.PROFILES, Topics.CLASSIFICATION_RESULTS, null, SCAN.result(), "the record has no key");
    }

    @Test
    void aResultThatHoldsNone() throws Exception {
        DataClassificationResult empty = SCAN.result();
        empty.getClassificationDetails().setResult(null);

        assertLetter(
                Application.PROFILES,
                Topics.CLASSIFICATION_RESULTS,
                SCAN.bucketArn(),
                empty,
                "classificationDetails.result is missing");
    }

    @Test
    void aResultOfNoObject() throws Exception {
        DataClassificationResult ofNothing = SCAN.result();
        ofNothing.getResourcesAffected().setS3Object(null);

        assertLetter(
                Application.PROFILES,
                Topics.CLASSIFICATION_RESULTS,
                SCAN.bucketArn(),
                ofNothing,
                "resourcesAffected.s3Object is missing");
    }

    @Test
    void aResultOfAJobFromBefore1970() throws Exception {
        assertLetter(
                Application.LIFECYCLE,
                Topics.CLASSIFICATION_RESULTS,
                SCAN.bucketArn(),
                SCAN.at(Instant.parse("1969-12-31T23:59:59Z")).result(),
                "a result of a job is from before 1970");
    }

    private <V extends SpecificRecord> void assertLetter(
            Application application, Topic<V> topic, @Nullable String key, V value, String reason) throws Exception {
        try (TestedApplication tested = new TestedApplication(application, stateDir)) {
            tested.input(topic).pipeInput(key, value);

            assertThat(tested.deadLetters())
                    .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                    .containsExactly(tuple(topic.name(), reason));
        }
    }

    private static Topic<?> topic(String name) {
        return Topics.WITH_SCHEMA.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
