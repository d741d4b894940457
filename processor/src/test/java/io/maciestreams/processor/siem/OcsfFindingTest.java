package io.maciestreams.processor.siem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcsfFindingTest {

    @Test
    void everyFindingThatTheSchemaAllowsIsAValidEvent() throws Exception {
        OcsfDefinitions definitions = new OcsfDefinitions();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            JsonNode event = event(AnyFinding.from(random));

            assertThat(definitions.violations(event)).as(event::toPrettyString).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensitive-data-csv", "sensitive-data-json", "sensitive-data-event", "policy"})
    void everyRealFindingIsAValidEvent(String sample) throws Exception {
        assertThat(violations(event(FindingJson.created(sample)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, 1, Create, 1, New, true",
        "RECURRED, 2, Update, 1, New, true",
        "UNARCHIVED, 2, Update, 1, New, true",
        "ARCHIVED, 3, Close, 5, Archived, false",
        "EXPIRED, 3, Close, 99, EXPIRED, false",
        "SOMETHING_NEW, 99, SOMETHING_NEW, 99, SOMETHING_NEW, false"
    })
    void theLifecycleIsTheActivityAndTheStatus(
            String state, int activity, String name, int status, String statusName, boolean alert) throws Exception {
        CurrentFinding finding = FindingJson.created("sensitive-data-csv");
        finding.setState(state);
        JsonNode event = event(finding);

        assertThat(violations(event)).isEmpty();
        assertThat(event.get("activity_id").intValue()).isEqualTo(activity);
        assertThat(event.get("activity_name").textValue()).isEqualTo(name);
        assertThat(event.get("status_id").intValue()).isEqualTo(status);
        assertThat(event.get("status").textValue()).isEqualTo(statusName);
        assertThat(event.get("is_alert").booleanValue()).isEqualTo(alert);
    }

    @ParameterizedTest
    @CsvSource({"Low, 2, Low", "Medium, 3, Medium", "High, 4, High", "Extreme, 99, Extreme", ", 0, Unknown"})
    void aSeverityThatOcsfDoesNotKnowKeepsItsName(String description, int id, String caption) throws Exception {
        CurrentFinding finding = FindingJson.created("policy");
        finding.getFinding().setSeverity(new Severity(description, 1L));
        JsonNode event = event(finding);

        assertThat(event.get("severity_id").intValue()).isEqualTo(id);
        assertThat(event.get("severity").textValue()).isEqualTo(caption);
    }

    @Test
    void sensitiveDataIsADataSecurityFindingWithEachPlace() throws Exception {
        JsonNode event = event(FindingJson.created("sensitive-data-csv"));

        assertThat(event.get("class_uid").intValue()).isEqualTo(2006);
        JsonNode data = event.get("data_security");
        assertThat(data.get("total").intValue()).isEqualTo(166);
        assertThat(data.get("category_id").intValue()).isEqualTo(99);
        assertThat(data.get("category").textValue()).isEqualTo("FINANCIAL_INFORMATION, PERSONAL_INFORMATION");
        assertThat(data.at("/discovery_details/0/type").textValue()).isEqualTo("CREDIT_CARD_NUMBER");
        assertThat(data.at("/discovery_details/0/occurrences/0").toString())
                .isEqualTo("{\"column_name\":\"CCN\",\"column_number\":14,\"row_number\":2}");
        assertThat(event.at("/file/name").textValue()).isNotEmpty();
        assertThat(event.at("/databucket/type").textValue()).isEqualTo("S3");
    }

    @Test
    void aPolicyFindingIsADetectionFindingWithItsActor() throws Exception {
        JsonNode event = event(FindingJson.created("policy"));

        assertThat(event.get("class_uid").intValue()).isEqualTo(2004);
        JsonNode evidence = event.at("/evidences/0");
        assertThat(evidence.at("/api/operation").textValue()).isEqualTo("PutBucketPublicAccessBlock");
        assertThat(evidence.at("/actor/user/name").textValue()).isEqualTo("RoleToBeAssumed");
        assertThat(evidence.at("/src_endpoint/ip").textValue()).isEqualTo("192.0.2.0");
        assertThat(event.get("count").intValue()).isEqualTo(2);
    }

    @Test
    void theEventTellsWhetherItIsNewsAndNothingOldIsAnAlert() throws Exception {
        CurrentFinding replayed = FindingJson.created("sensitive-data-csv");
        replayed.setProvenance(new Provenance("REPLAY", "r-1"));
        JsonNode event = event(replayed);

        assertThat(event.get("is_alert").booleanValue()).isFalse();
        assertThat(event.at("/metadata/tags").toString())
                .isEqualTo(
                        "[{\"name\":\"provenance\",\"value\":\"REPLAY\"},{\"name\":\"replay_id\",\"value\":\"r-1\"}]");
    }

    @Test
    void aSampleIsMarkedAndNoAlert() throws Exception {
        JsonNode event = event(FindingJson.created("policy"));

        assertThat(event.get("is_alert").booleanValue()).isFalse();
        assertThat(event.at("/metadata/tags/1/name").textValue()).isEqualTo("sample");
    }

    /** A validator that takes everything proves nothing. */
    @Test
    void theDefinitionsRefuseWhatIsWrong() throws Exception {
        ObjectNode event = (ObjectNode) event(FindingJson.created("sensitive-data-csv"));
        event.remove("time");
        event.put("severity_id", 7).put("status_id", 2).put("made_up", "x").put("count", "1");
        ((ObjectNode) event.get("metadata")).putArray("profiles");
        ((ObjectNode) event.at("/resources/0")).remove(List.of("name", "uid"));

        assertThat(violations(event))
                .contains(
                        ".time is required",
                        ".severity_id has no value 7",
                        ".made_up is no attribute",
                        ".cloud needs the profile cloud",
                        ".status_id 2 does not go with \"New\"",
                        ".count must be of type integer_t, is \"1\"",
                        ".resources[] at_least_one of [\"name\",\"uid\"]");
    }

    static JsonNode event(CurrentFinding finding) {
        return FindingJson.JSON.valueToTree(OcsfFinding.of(finding));
    }

    private static List<String> violations(JsonNode event) throws IOException {
        return new OcsfDefinitions().violations(event);
    }
}
