package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Provenance;
import io.maciestreams.identity.AnalysisId;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.ResultLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryResultTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Provenance LIVE = new Provenance("LIVE", null);

    private final String line = ResultLines.sensitive("a");

    @Test
    void readsNumbersInStrings() throws Exception {
        DataClassificationResult result = map(line);

        ClassificationResult found = result.getClassificationDetails().getResult();
        assertThat(result.getSeverity().getScore()).isEqualTo(3);
        assertThat(found.getSizeClassified()).isEqualTo(4750);
        assertThat(found.getSensitiveData().get(0).getDetections().get(0).getCount())
                .isEqualTo(2);
        assertThat(map(line.replace("\"4750\"", "4750"))).isEqualTo(result);
    }

    @Test
    void addsWhatMacieDoesNotWrite() throws Exception {
        DataClassificationResult result = map(line);

        assertThat(result.getSource()).isEqualTo("RESULT_FILE");
        assertThat(result.getAuthoritative()).isTrue();
        assertThat(result.getProvenance()).isEqualTo(LIVE);
        assertThat(result.getMacieAccountId()).isEqualTo("111122223333");
        assertThat(result.getAccountId()).isEqualTo("555555555555");
        assertThat(result.getAnalysisId())
                .isEqualTo(AnalysisId.of(
                        "patients/a.csv",
                        result.getResourcesAffected().getS3Object(),
                        result.getClassificationDetails(),
                        Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test
    void readsAnObjectThatWasSkipped() throws Exception {
        DataClassificationResult result = map(ResultLines.skipped("b"));

        ClassificationResult found = result.getClassificationDetails().getResult();
        assertThat(result.getType()).isNull();
        assertThat(found.getStatus().getReason()).isEqualTo("PERMISSION_DENIED");
        assertThat(found.getSensitiveData()).isEmpty();
        assertThat(BucketKey.of(result, SHARD)).isEqualTo("arn:aws:s3:::patients");
    }

    @Test
    void readsAMemberOfAnArchive() throws Exception {
        DataClassificationResult result = map(line.replace(
                "\"publicAccess\":false",
                "\"embeddedFileDetails\":{\"filePath\":\"x/y.txt\",\"fileSize\":\"12\",\"fileExtension\":\"txt\","
                        + "\"fileLastModified\":\"2026-11-19T10:00:00.123456Z\"}"));

        var member = result.getResourcesAffected().getS3Object().getEmbeddedFileDetails();
        assertThat(member.getFilePath()).isEqualTo("x/y.txt");
        assertThat(member.getFileSize()).isEqualTo(12);
        assertThat(member.getFileLastModified()).isEqualTo(Instant.parse("2026-11-19T10:00:00.123Z"));
        assertThat(result.getUnknownMembers()).isEmpty();
    }

    @Test
    void keepsWhatHasNoFieldUnderItsPointer() throws Exception {
        DataClassificationResult result = map(line.replace("\"row\":\"2\"", "\"row\":\"2\",\"a/b~\":[1, 2.50,null]")
                .replace("\"tags\":[]", "\"tags\":null,\"zone\":null")
                .replace("\"schemaVersion\":\"1.0\"", "\"schemaVersion\":\"1.1\",\"source\":{\"of\":\"it\"}"));

        assertThat(result.getUnknownMembers())
                .isEqualTo(Map.of(
                        "/classificationDetails/result/sensitiveData/0/detections/0/occurrences/cells/0/a~1b~0",
                        "[1,2.50,null]",
                        "/resourcesAffected/s3Bucket/zone",
                        "null",
                        "/source",
                        "{\"of\":\"it\"}"));
        assertThat(result.getSource()).isEqualTo("RESULT_FILE");
        assertThat(result.getResourcesAffected().getS3Bucket().getTags()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "id":"a",                            |                      | .id is missing
            "accountId":"555555555555",          |                      | .accountId is missing
            "createdAt":"2026-11-20T10:00:00Z",  |                      | .createdAt is missing
            "createdAt":"2026-11-20T10:00:00Z"   | "createdAt":"today"  | .createdAt does not fit long
            "path":"patients/a.csv",             |                      | .resourcesAffected.s3Object.path is missing
            "size":"4750"                        | "size":"big"         | .resourcesAffected.s3Object.size does not fit long
            "size":"4750"                        | "size":4.5           | .resourcesAffected.s3Object.size does not fit long
            "publicAccess":false                 | "publicAccess":"no"  | .resourcesAffected.s3Object.publicAccess does not fit boolean
            "tags":[]                            | "tags":{}            | .resourcesAffected.s3Bucket.tags does not fit array
            "row":"2"                            | "row":{"of":"2"}     | .cells[0].row does not fit long
            """)
    void namesTheMemberThatIsMissingOrOtherwise(String written, String instead, String reason) {
        assertThat(line).contains(written);
        assertThatThrownBy(() -> map(line.replace(written, instead == null ? "" : instead)))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("DataClassificationResult.")
                .hasMessageEndingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "[]", "\"secret\"", "{\"id\":\"a\"", "{\"id\":secret}", "{}{}", "{} secret"})
    void tellsThatALineIsNoJsonAndNothingOfItsContent(String text) {
        assertThatThrownBy(() -> map(text))
                .isInstanceOf(MappingException.class)
                .message()
                .startsWith("DataClassificationResult")
                .doesNotContain("secret");
    }

    @Test
    void doesNotTakeWhatIsNotUtf8() {
        byte[] latin = line.replace("patients", "patiënten").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> DiscoveryResult.of(latin, SHARD.accountId(), LIVE))
                .isInstanceOf(MappingException.class);
    }

    private static DataClassificationResult map(String text) throws MappingException {
        return DiscoveryResult.of(text.getBytes(StandardCharsets.UTF_8), SHARD.accountId(), LIVE);
    }
}
