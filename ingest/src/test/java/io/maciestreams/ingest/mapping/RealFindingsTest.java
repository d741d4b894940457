package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.testing.AnsweringMacie;
import io.maciestreams.ingest.testing.Members;
import io.maciestreams.ingest.testing.Unpaced;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** Findings of a real Macie, through the SDK's own unmarshalling. */
class RealFindingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"finding-in-a-csv-file", "finding-in-a-json-file"})
    void everyMemberHasAHome(String document) throws Exception {
        ObjectNode finding = read(document);

        Finding mapped = map(finding);

        assertThat(Members.differences("Finding", finding, mapped)).isEmpty();
        assertThat(Members.additions("Finding", finding, mapped)).containsExactly("Finding.macieAccountId");
    }

    @Test
    void theComparisonNamesWhatIsLostOrOtherwise() throws Exception {
        ObjectNode finding = read("finding-in-a-csv-file");
        Finding mapped = map(finding);
        ((ObjectNode) finding.at("/resourcesAffected/s3Object"))
                .put("size", 4751)
                .put("newMember", 1);
        ((ObjectNode) finding.at("/classificationDetails/result"))
                .withArray("sensitiveData")
                .remove(0);
        finding.put("createdAt", "2021-10-25T23:25:04.251Z").putNull("title");

        assertThat(Members.differences("Finding", finding, mapped))
                .extracting(difference -> difference.replaceFirst("[: ].*", ""))
                .containsExactlyInAnyOrder(
                        "Finding.createdAt",
                        "Finding.title",
                        "Finding.classificationDetails.result.sensitiveData",
                        "Finding.resourcesAffected.s3Object.size",
                        "Finding.resourcesAffected.s3Object.newMember");
    }

    @Test
    void theComparisonNamesWhatWasAdded() throws Exception {
        ObjectNode finding = read("finding-in-a-json-file");
        Finding mapped = map(finding);
        ((ObjectNode) finding.at("/resourcesAffected/s3Bucket/owner")).remove("id");

        assertThat(Members.additions("Finding", finding, mapped))
                .containsExactlyInAnyOrder("Finding.macieAccountId", "Finding.resourcesAffected.s3Bucket.owner.id");
    }

    private static ObjectNode read(String document) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(RealFindingsTest.class.getResourceAsStream("/samples/" + document + ".json"))) {
            return JSON.readValue(json, ObjectNode.class);
        }
    }

    private static Finding map(JsonNode finding) throws Exception {
        String answer = JSON.writeValueAsString(Map.of("findings", List.of(finding)));
        String id = finding.path("id").textValue();
        try (AnsweringMacie macie = new AnsweringMacie(answer);
                Macie2Client client = macie.client()) {
            var found = Unpaced.api(client).getFindings(List.of(id)).get(0);
            return SdkToAvro.map(found, Finding.class, Map.of("macieAccountId", "111122223333"));
        }
    }
}
