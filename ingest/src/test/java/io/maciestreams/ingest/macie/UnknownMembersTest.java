package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.testing.AnsweringMacie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.Finding;

class UnknownMembersTest {

    private final UnknownMembers unknown = new UnknownMembers();

    @Test
    void countsMembersOfFindingsByTheirPlace() throws Exception {
        List<Finding> findings = getFindings(
                """
                {"findings": [
                   {"id": "a", "novelty": {"id": 1}, "severity": {"score": 3, "trend": "up"}},
                   {"id": "b", "novelty": [1, 2],
                    "resourcesAffected": {"s3Bucket": {"tags": [{"key": "k", "value": "v", "colour": "red"}]}}}],
                 "cost": 7}
                """);

        assertThat(findings).extracting(Finding::id).containsExactly("a", "b");
        assertThat(unknown.counts())
                .isEqualTo(Map.of(
                        "GetFindings /findings/*/novelty", 2L,
                        "GetFindings /findings/*/severity/trend", 1L,
                        "GetFindings /findings/*/resourcesAffected/s3Bucket/tags/*/colour", 1L,
                        "GetFindings /cost", 1L));
    }

    @Test
    void entriesOfAMapAreNoMembers() throws Exception {
        String answer = "{\"tags\": {\"team\": \"blue\"}, \"jobId\": \"j\", \"s3JobDefinition\": {\"later\": true}}";
        try (AnsweringMacie macie = new AnsweringMacie(answer);
                Macie2Client client = macie.client(unknown)) {
            client.describeClassificationJob(request -> request.jobId("j"));
        }
        assertThat(unknown.counts()).isEqualTo(Map.of("DescribeClassificationJob /s3JobDefinition/later", 1L));
    }

    @Test
    void aMemberWithoutValueTellsNothing() throws Exception {
        getFindings("{\"findings\": [{\"id\": \"a\", \"novelty\": null}]}");
        assertThat(unknown.counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding-in-a-json-file.json", "finding-in-a-csv-file.json"})
    void realFindingsHaveNone(String sample) throws Exception {
        String finding = Files.readString(Path.of("src/test/resources/samples", sample), StandardCharsets.UTF_8);
        assertThat(getFindings("{\"findings\": [" + finding + "]}")).hasSize(1);
        assertThat(unknown.counts()).isEmpty();
    }

    private List<Finding> getFindings(String answer) throws Exception {
        try (AnsweringMacie macie = new AnsweringMacie(answer);
                Macie2Client client = macie.client(unknown)) {
            return client.getFindings(request -> request.findingIds("a")).findings();
        }
    }
}
