package io.maciestreams.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.testing.Members;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> unknown = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"finding-in-a-csv-file", "finding-in-a-json-file"})
    void everyMemberOfARealFindingHasAHome(String document) throws Exception {
        byte[] json = read(document);

        Finding finding = only(json).read(unknown);

        JsonNode expected = JSON.readTree(json);
        assertThat(Members.differences("Finding", expected, finding)).isEmpty();
        assertThat(Members.additions("Finding", expected, finding)).containsExactly("Finding.macieAccountId");
        assertThat(finding.getMacieAccountId())
                .isEqualTo(expected.path("accountId").textValue());
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-of-a-sensitive-data-finding", "event-of-a-policy-finding"})
    void everyMemberOfAnEventsFindingHasAHome(String document) throws Exception {
        byte[] json = read(document);

        Finding finding = only(json).read(unknown);

        ObjectNode expected = (ObjectNode) JSON.readTree(json).get("detail");
        spellAsTheApi(expected);
        assertThat(Members.differences("Finding", expected, finding)).isEmpty();
        assertThat(finding.getMacieAccountId()).isEqualTo("123456789012");
        assertThat(unknown).isEmpty();
    }

    @Test
    void anAnswerOfTheApiHoldsSeveralFindings() throws Exception {
        String csv = new String(read("finding-in-a-csv-file"), UTF_8);
        String other = new String(read("finding-in-a-json-file"), UTF_8);

        List<FindingDocument> findings =
                FindingDocument.in(("{\"nextToken\":null,\"findings\":[" + csv + ",\n" + other + "]}").getBytes(UTF_8));

        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).read(unknown))
                .isEqualTo(only(csv.getBytes(UTF_8)).read(unknown));
        assertThat(findings.get(1).read(unknown))
                .isEqualTo(only(other.getBytes(UTF_8)).read(unknown));
    }

    @Test
    void theEnvelopesAccountIsFoundBehindTheFindingToo() throws Exception {
        String csv = new String(read("finding-in-a-csv-file"), UTF_8);

        Finding finding = only(("{\"detail\":" + csv + ",\"account\":\"999988887777\"}").getBytes(UTF_8))
                .read(unknown);

        assertThat(finding.getMacieAccountId()).isEqualTo("999988887777");
    }

    @Test
    void membersWithoutAFieldAreNamed() throws Exception {
        ObjectNode json = (ObjectNode) JSON.readTree(read("finding-in-a-csv-file"));
        ((ObjectNode) json.at("/resourcesAffected/s3Object")).put("newMember", 1);

        only(JSON.writeValueAsBytes(json)).read(unknown);

        assertThat(unknown).containsExactly(Map.entry("/resourcesAffected/s3Object/newMember", "1"));
    }

    @Test
    void whatIsNoFindingIsSaidSo() {
        assertThatThrownBy(() -> FindingDocument.in("[1]".getBytes(UTF_8))).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> FindingDocument.in("{\"id\":".getBytes(UTF_8))).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> only("{\"id\":\"1\"}".getBytes(UTF_8)).read(unknown))
                .isInstanceOf(MappingException.class)
                .hasMessage("Finding.macieAccountId is missing");
    }

    private static FindingDocument only(byte[] json) throws MappingException {
        List<FindingDocument> findings = FindingDocument.in(json);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static void spellAsTheApi(ObjectNode finding) {
        if (finding.at("/resourcesAffected/s3Object") instanceof ObjectNode object) {
            object.set("eTag", object.remove("etag"));
        }
    }

    private static byte[] read(String document) throws IOException {
        try (InputStream json = Objects.requireNonNull(
                FindingDocumentTest.class.getResourceAsStream("/samples/" + document + ".json"))) {
            return json.readAllBytes();
        }
    }
}
