package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.CustomDataIdentifiers;
import io.maciestreams.avro.CustomDetection;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Page;
import io.maciestreams.avro.Range;
import io.maciestreams.avro.SensitiveDataItem;
import io.maciestreams.avro.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The orders and forms expected here are those of result files that Macie wrote. */
class ResultJsonTest {

    private final DataClassificationResult result = Results.ofJob("finding-1");

    @Test
    void aResultIsWrittenByteForByteAsMacieWroteIt() throws IOException {
        assertThat(Lines.json(MaciesResult.result()))
                .isEqualTo(new String(MaciesResult.line(), StandardCharsets.UTF_8));
    }

    @Test
    void membersOfARecordComeInMaciesOrder() throws IOException {
        assertThat(names(json()))
                .containsExactly(
                        "schemaVersion",
                        "id",
                        "accountId",
                        "partition",
                        "region",
                        "type",
                        "title",
                        "description",
                        "severity",
                        "createdAt",
                        "resourcesAffected",
                        "category",
                        "classificationDetails");
        assertThat(names(json().at("/severity"))).containsExactly("score", "description");
        assertThat(names(json().at("/classificationDetails")))
                .containsExactly("jobArn", "result", "detailedResultsLocation", "jobId", "originType");
        assertThat(names(json().at("/classificationDetails/result")))
                .containsExactly("status", "sizeClassified", "mimeType", "sensitiveData");
    }

    @Test
    void membersOfBucketAndObjectComeInMaciesOrder() throws IOException {
        JsonNode bucket = json().at("/resourcesAffected/s3Bucket");
        assertThat(names(bucket))
                .containsExactly(
                        "arn", "name", "createdAt", "owner", "tags", "defaultServerSideEncryption", "publicAccess");
        assertThat(names(bucket.at("/publicAccess"))).containsExactly("permissionConfiguration", "effectivePermission");
        assertThat(names(bucket.at("/publicAccess/permissionConfiguration")))
                .containsExactly("bucketLevelPermissions", "accountLevelPermissions");
        assertThat(names(bucket.at("/publicAccess/permissionConfiguration/bucketLevelPermissions")))
                .containsExactly("accessControlList", "bucketPolicy", "blockPublicAccess");
        assertThat(names(bucket.at("/publicAccess/permissionConfiguration/accountLevelPermissions/blockPublicAccess")))
                .containsExactly("ignorePublicAcls", "restrictPublicBuckets", "blockPublicAcls", "blockPublicPolicy");
        assertThat(names(json().at("/resourcesAffected/s3Object")))
                .containsExactly(
                        "bucketArn",
                        "key",
                        "path",
                        "extension",
                        "lastModified",
                        "eTag",
                        "serverSideEncryption",
                        "size",
                        "storageClass",
                        "tags",
                        "publicAccess");
    }

    @Test
    void integersAreStringsAndFlagsAreNot() throws IOException {
        assertThat(json().at("/severity/score").textValue()).isEqualTo("3");
        assertThat(json().at("/resourcesAffected/s3Object/size").textValue()).isEqualTo("4750");
        assertThat(json().at("/classificationDetails/result/sizeClassified").textValue())
                .isEqualTo("4750");
        assertThat(json().at("/classificationDetails/result/sensitiveData/0/totalCount")
                        .textValue())
                .isEqualTo("30");
        assertThat(json().at("/resourcesAffected/s3Object/publicAccess").isBoolean())
                .isTrue();
    }

    @Test
    void timesAreWholeSeconds() throws IOException {
        assertThat(json().at("/createdAt").textValue()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void occurrencesAlwaysHaveTheirFourLists() throws IOException {
        JsonNode detections = json().at("/classificationDetails/result/sensitiveData/0/detections");
        assertThat(detections.get(0))
                .hasToString(
                        """
                {"type":"CREDIT_CARD_NUMBER","count":"28","occurrences":{"lineRanges":[],"pages":[],\
                "records":[{"recordIndex":"0","jsonPath":"$.CCN"}],\
                "cells":[{"row":"2","column":"14","columnName":"CCN"}]}}""");
        assertThat(detections.get(1))
                .hasToString(
                        """
                {"type":"CREDIT_CARD_SECURITY_CODE","count":"2","occurrences":{"lineRanges":[],"pages":[],\
                "records":[],"cells":[]}}""");
    }

    // No file of Macie's that is known to us has members of these two: their order is inferred.
    @Test
    void lineRangesAndPagesHaveAllTheirMembers() throws IOException {
        Occurrences occurrences = Occurrences.newBuilder()
                .setLineRanges(List.of(new Range(4L, 3L, 12L)))
                .setPages(List.of(
                        new Page(new Range(9L, 8L, null), new Range(70L, 61L, null), 2L), new Page(null, null, 5L)))
                .build();
        setOccurrences(occurrences);

        assertThat(json().at("/classificationDetails/result/sensitiveData/0/detections/0/occurrences"))
                .hasToString(
                        """
                {"lineRanges":[{"start":"3","end":"4","startColumn":"12"}],\
                "pages":[{"pageNumber":"2","lineRange":{"start":"8","end":"9"},"offsetRange":{"start":"61","end":"70"}},\
                {"pageNumber":"5"}],"records":[],"cells":[]}""");
    }

    @Test
    void customDataIdentifiersAreWrittenWhereTheyMatched() throws IOException {
        CustomDetection detection =
                new CustomDetection("arn:aws:macie2:us-east-1:111122223333:custom-data-identifier/c1", 2L, "Id", null);
        result.getClassificationDetails()
                .getResult()
                .setCustomDataIdentifiers(new CustomDataIdentifiers(List.of(detection), 2L));

        assertThat(json().at("/classificationDetails/result/customDataIdentifiers"))
                .hasToString(
                        """
                {"totalCount":"2","detections":[{"arn":"arn:aws:macie2:us-east-1:111122223333:custom-data-identifier/c1",\
                "name":"Id","count":"2","occurrences":{"lineRanges":[],"pages":[],"records":[],"cells":[]}}]}""");
    }

    @Test
    void anObjectThatCouldNotBeReadHasNoTypeAndNoDetections() throws IOException {
        result.setType(null);
        result.setTitle(null);
        result.setDescription(null);
        result.setSeverity(new Severity("Informational", 0L));
        ClassificationResult skipped = ClassificationResult.newBuilder()
                .setStatus(new ClassificationResultStatus("SKIPPED", "PERMISSION_DENIED"))
                .setSizeClassified(0L)
                .build();
        result.setClassificationDetails(
                ClassificationDetails.newBuilder().setResult(skipped).build());

        assertThat(names(json())).doesNotContain("type", "title", "description");
        assertThat(json().at("/severity")).hasToString("{\"score\":\"0\",\"description\":\"Informational\"}");
        assertThat(json().at("/classificationDetails"))
                .hasToString(
                        """
                {"result":{"status":{"code":"SKIPPED","reason":"PERMISSION_DENIED"},"sizeClassified":"0",\
                "sensitiveData":[]}}""");
    }

    @Test
    void whatResultFilesDoNotHaveIsLeftOut() {
        assertThat(line())
                .doesNotContain("null", "additionalOccurrences", "versionId", "offsetRanges", "allowsUnencrypted")
                .doesNotContain("analysis", "authoritative", "provenance", "macieAccountId");
    }

    @Test
    void equalResultsGiveEqualLines() {
        assertThat(line()).isEqualTo(Lines.json(Results.ofJob("finding-1")));
        assertThat(line()).endsWith("}\n").doesNotContain("\n{");
    }

    private void setOccurrences(Occurrences occurrences) {
        DefaultDetection detection = new DefaultDetection(1L, occurrences, "NAME");
        result.getClassificationDetails()
                .getResult()
                .setSensitiveData(List.of(new SensitiveDataItem("PERSONAL_INFORMATION", List.of(detection), 1L)));
    }

    private String line() {
        return Lines.json(result);
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(line());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
