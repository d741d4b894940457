package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.Severity;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.JsonTopic;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class SiemTopologyTest {

    private static final Instant CREATED = Instant.parse("2026-10-01T08:07:30Z");

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, CurrentFinding> findings;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.SIEM, stateDir);
        findings = application.input(Topics.FINDINGS_CURRENT);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void eachChangeIsADocumentOfBothFormsUnderTheFindingsId() throws Exception {
        pipe(current("f1", "CREATED", CREATED, 3));
        pipe(current("f1", "ARCHIVED", CREATED, 3));
        findings.pipeInput("f1", null);

        assertThat(documents(Topics.OCSF))
                .extracting(event -> event.get("activity_name").textValue())
                .containsExactly("Create", "Close");
        assertThat(documents(Topics.ECS))
                .extracting(event -> event.at("/event/action").textValue())
                .containsExactly("created", "archived");
    }

    @Test
    void aFindingCountsInItsWindowsAndUnderEachTypeOfSensitiveData() {
        pipe(current("f1", "CREATED", CREATED, 3));
        pipe(current("f2", "CREATED", CREATED.plusSeconds(400), 1));

        assertThat(counts().values())
                .extracting(
                        FindingCounts::getWindow,
                        counts -> counts.getWindowStart().toString(),
                        FindingCounts::getDetectionType,
                        FindingCounts::getFindings,
                        FindingCounts::getOccurrences)
                .containsExactlyInAnyOrder(
                        tuple("PT5M", "2026-10-01T08:05:00Z", null, 1L, null),
                        tuple("PT5M", "2026-10-01T08:05:00Z", Scan.CARD_NUMBER, 1L, 1L),
                        tuple("PT5M", "2026-10-01T08:05:00Z", Scan.NAME, 1L, 2L),
                        tuple("PT5M", "2026-10-01T08:10:00Z", null, 1L, null),
                        tuple("PT5M", "2026-10-01T08:10:00Z", Scan.NAME, 1L, 1L),
                        tuple("PT1H", "2026-10-01T08:00:00Z", null, 2L, null),
                        tuple("PT1H", "2026-10-01T08:00:00Z", Scan.CARD_NUMBER, 1L, 1L),
                        tuple("PT1H", "2026-10-01T08:00:00Z", Scan.NAME, 2L, 3L),
                        tuple("P1D", "2026-10-01T00:00:00Z", null, 2L, null),
                        tuple("P1D", "2026-10-01T00:00:00Z", Scan.CARD_NUMBER, 1L, 1L),
                        tuple("P1D", "2026-10-01T00:00:00Z", Scan.NAME, 2L, 3L));
    }

    @Test
    void theKeyNamesWindowAndDimensions() {
        pipe(current("f1", "CREATED", CREATED, 1));

        assertThat(counts())
                .containsKeys(
                        "PT1H|2026-10-01T08:00:00Z|444455556666|us-east-1|SensitiveData:S3Object/Personal|High|CLASSIFICATION||",
                        "PT1H|2026-10-01T08:00:00Z|444455556666|us-east-1|SensitiveData:S3Object/Personal|High|CLASSIFICATION|PERSONAL_INFORMATION|NAME");
    }

    @Test
    void aFindingThatRecursIsArchivedReplayedOrForgottenInBetweenCountsOnce() {
        pipe(current("f1", "ARCHIVED", CREATED, 0));
        pipe(current("f1", "UNARCHIVED", CREATED, 0));
        pipe(current("f1", "RECURRED", CREATED, 0));
        findings.pipeInput("f1", null);
        CurrentFinding replayed = current("f1", "CREATED", CREATED, 0);
        replayed.setProvenance(new Provenance("REPLAY", "r-1"));
        pipe(replayed);

        assertThat(counts().values()).extracting(FindingCounts::getFindings).containsExactly(1L, 1L, 1L);
    }

    @Test
    void aBackfillCountsBesideLiveDataHoweverOldItIs() {
        pipe(current("f1", "CREATED", CREATED, 0));
        pipe(current("f2", "CREATED", CREATED.minusSeconds(90L * 24 * 3600), 0));

        assertThat(counts().values())
                .filteredOn(counts -> counts.getWindow().equals("P1D"))
                .extracting(counts -> counts.getWindowStart().toString())
                .containsExactlyInAnyOrder("2026-10-01T00:00:00Z", "2026-07-03T00:00:00Z");
    }

    @Test
    void samplesAreDocumentsButDoNotCount() throws Exception {
        CurrentFinding sample = current("f1", "CREATED", CREATED, 1);
        sample.getFinding().setSample(true);
        pipe(sample);

        assertThat(documents(Topics.OCSF)).hasSize(1);
        assertThat(counts()).isEmpty();
    }

    @Test
    void whatCannotBeDecodedIsADeadLetterAndTheRestGoesOn() throws Exception {
        application.rawInput(Topics.FINDINGS_CURRENT).pipeInput("f1", new byte[] {1, 2, 3});
        pipe(current("f2", "CREATED", CREATED, 1));

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                .containsExactly(tuple("macie.findings-current", "undecodable: Unknown magic byte!"));
        assertThat(documents(Topics.ECS)).hasSize(1);
    }

    private void pipe(CurrentFinding current) {
        findings.pipeInput(current.getFinding().getId(), current);
    }

    private List<JsonNode> documents(JsonTopic topic) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> documents = new java.util.ArrayList<>();
        for (TestRecord<String, String> record : application.output(topic)) {
            JsonNode document = json.readTree(record.value());
            String id = document.path("finding_info")
                    .path("uid")
                    .asText(document.at("/aws/macie/finding/id").asText());
            assertThat(record.key()).isEqualTo(id);
            documents.add(document);
        }
        return documents;
    }

    private Map<String, FindingCounts> counts() {
        Map<String, FindingCounts> latest = new HashMap<>();
        application.output(Topics.FINDING_COUNTS).forEach(record -> latest.put(record.key(), record.value()));
        return latest;
    }

    private static CurrentFinding current(String id, String state, Instant createdAt, long occurrences) {
        Finding finding =
                Scan.of("ledger", id + ".csv", id, occurrences).at(createdAt).finding();
        finding.setSeverity(new Severity("High", 3L));
        return new CurrentFinding(finding, state, finding.getUpdatedAt(), new Provenance("LIVE", null));
    }
}
