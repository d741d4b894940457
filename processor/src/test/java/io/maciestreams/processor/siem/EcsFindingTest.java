package io.maciestreams.processor.siem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Provenance;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsFindingTest {

    @Test
    void everyFindingThatTheSchemaAllowsHasOnlyFieldsOfEcsAndOursAllInTheIndexTemplate() throws Exception {
        EcsFields definitions = new EcsFields();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            JsonNode document = document(AnyFinding.from(random));

            assertThat(definitions.violations(document))
                    .as(document::toPrettyString)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensitive-data-csv", "sensitive-data-json", "sensitive-data-event", "policy"})
    void everyRealFindingIsValid(String sample) throws Exception {
        assertThat(violations(document(FindingJson.created(sample)))).isEmpty();
    }

    @Test
    void sensitiveDataIsAnAlertAboutAFile() throws Exception {
        JsonNode document = document(FindingJson.created("sensitive-data-csv"));

        assertThat(document.at("/event/kind").textValue()).isEqualTo("alert");
        assertThat(document.at("/event/category").toString()).isEqualTo("[\"file\"]");
        assertThat(document.at("/event/action").textValue()).isEqualTo("created");
        assertThat(document.at("/file/extension").textValue()).isEqualTo("csv");
        assertThat(document.at("/aws/macie/sensitive_data/0/type").textValue()).isEqualTo("CREDIT_CARD_NUMBER");
        assertThat(document.at("/aws/macie/sensitive_data/0/count").intValue()).isEqualTo(30);
    }

    @Test
    void aPolicyFindingNamesWhoDidIt() throws Exception {
        JsonNode document = document(FindingJson.created("policy"));

        assertThat(document.at("/user/name").textValue()).isEqualTo("RoleToBeAssumed");
        assertThat(document.at("/source/ip").textValue()).isEqualTo("192.0.2.0");
        assertThat(document.at("/source/geo/country_iso_code").textValue()).isEqualTo("US");
        assertThat(document.at("/related/ip").toString()).isEqualTo("[\"192.0.2.0\"]");
        assertThat(document.at("/event/kind").textValue()).as("a sample").isEqualTo("event");
        assertThat(document.get("tags").toString()).isEqualTo("[\"macie\",\"sample\"]");
    }

    @Test
    void whatIsReplayedSaysSoAndIsNoAlert() throws Exception {
        CurrentFinding replayed = FindingJson.created("sensitive-data-csv");
        replayed.setProvenance(new Provenance("REPLAY", "r-1"));
        JsonNode document = document(replayed);

        assertThat(document.get("labels").toString()).isEqualTo("{\"provenance\":\"REPLAY\",\"replay_id\":\"r-1\"}");
        assertThat(document.get("tags").toString()).isEqualTo("[\"macie\",\"replay\"]");
        assertThat(document.at("/event/kind").textValue()).isEqualTo("event");
    }

    /** A check that takes everything proves nothing. */
    @Test
    void theFieldsRefuseWhatIsWrong() throws Exception {
        ObjectNode document = (ObjectNode) document(FindingJson.created("policy"));
        document.put("made_up", 1);
        ((ObjectNode) document.get("event"))
                .put("kind", "finding")
                .put("category", "file")
                .put("severity", "3");
        ((ObjectNode) document.get("source")).put("ip", "everywhere");

        assertThat(violations(document))
                .containsExactlyInAnyOrder(
                        "made_up is not in the index template",
                        "event.kind cannot be \"finding\"",
                        "event.category must be a list",
                        "event.severity cannot be \"3\"",
                        "source.ip cannot be \"everywhere\"");
    }

    static JsonNode document(CurrentFinding finding) {
        return FindingJson.JSON.valueToTree(EcsFinding.of(finding));
    }

    private static List<String> violations(JsonNode document) throws IOException {
        return new EcsFields().violations(document);
    }
}
