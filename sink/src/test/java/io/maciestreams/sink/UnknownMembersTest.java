package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maciestreams.avro.DataClassificationResult;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownMembersTest {

    private static final String FIRST_CELL =
            "/classificationDetails/result/sensitiveData/0/detections/0/occurrences/cells/0";

    private final DataClassificationResult result = Results.ofJob("finding-1");

    @Test
    void areBackInTheirPlacesAsTheyWereWritten() throws IOException {
        result.setUnknownMembers(Map.of(
                "/verdict", "{\"of\":[\"Macie\",2.50]}", FIRST_CELL + "/a~1b~0", "[1,2.50,null]", "/region2", "null"));

        assertThat(Lines.json(result))
                .startsWith("{\"schemaVersion\":\"1.0\",\"id\":\"finding-1\"")
                .contains("{\"row\":\"2\",\"column\":\"14\",\"columnName\":\"CCN\",\"a/b~\":[1,2.50,null]}")
                .endsWith("},\"region2\":null,\"verdict\":{\"of\":[\"Macie\",2.50]}}\n");
    }

    @Test
    void nothingElseOfTheLineChanges() throws IOException {
        String without = Lines.json(result);
        result.setUnknownMembers(Map.of("/later", "true"));

        assertThat(Lines.json(result)).isEqualTo(without.replace("}}\n", "},\"later\":true}\n"));
    }

    @Test
    void whereTheirObjectIsNotWrittenItIsForThem() throws IOException {
        result.setUnknownMembers(Map.of("/classificationDetails/result/customDataIdentifiers/version", "\"2\""));

        JsonNode line = new JsonMapper().readTree(Lines.json(result));
        assertThat(line.at("/classificationDetails/result/customDataIdentifiers"))
                .hasToString("{\"version\":\"2\"}");
    }

    @Test
    void whatIsNoJsonMakesNoLine() {
        result.setUnknownMembers(Map.of("/later", "1}\n{"));

        assertThatThrownBy(() -> Lines.of(result)).hasRootCauseInstanceOf(JacksonException.class);
    }
}
