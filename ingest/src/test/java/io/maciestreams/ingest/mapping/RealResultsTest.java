package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Provenance;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Members;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of result files that a real Macie wrote. */
class RealResultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shard SHARD = new Shard("111122223333", "us-east-1");

    @ParameterizedTest
    @CsvSource({"result-of-an-avro-file, 1", "results-of-csv-files, 2"})
    void everyMemberHasAHome(String document, int lines) throws Exception {
        List<String> records = read(document);

        assertThat(records).hasSize(lines);
        for (String line : records) {
            JsonNode json = JSON.readTree(line);
            DataClassificationResult result = map(line);
            assertThat(Members.differences("Result", json, result)).isEmpty();
            assertThat(Members.additions("Result", json, result))
                    .containsExactlyInAnyOrder(
                            "Result.analysisId",
                            "Result.source",
                            "Result.authoritative",
                            "Result.provenance",
                            "Result.macieAccountId",
                            "Result.unknownMembers");
            assertThat(result.getUnknownMembers()).isEmpty();
        }
    }

    @Test
    void theComparisonSeesThroughNumbersInStrings() throws Exception {
        String line = read("result-of-an-avro-file").get(0);
        DataClassificationResult result = map(line);
        ObjectNode json = JSON.readValue(line, ObjectNode.class);
        ((ObjectNode) json.at("/resourcesAffected/s3Object")).put("size", "40201");

        assertThat(Members.differences("Result", json, result))
                .containsExactly("Result.resourcesAffected.s3Object.size: \"40201\" became 40200");
    }

    private static List<String> read(String document) throws IOException {
        try (InputStream lines =
                Objects.requireNonNull(RealResultsTest.class.getResourceAsStream("/samples/" + document + ".jsonl"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static DataClassificationResult map(String line) throws MappingException {
        return DiscoveryResult.of(
                line.getBytes(StandardCharsets.UTF_8), SHARD.accountId(), new Provenance("LIVE", null));
    }
}
