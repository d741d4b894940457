package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The form of the records in real result files. */
final class RealForm {

    private static final List<String> RECORD = List.of(
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
    private static final List<String> DETAILS =
            List.of("jobArn", "result", "detailedResultsLocation", "jobId", "originType");
    private static final List<String> RESULT =
            List.of("status", "sizeClassified", "mimeType", "sensitiveData", "customDataIdentifiers");
    private static final List<String> S3_OBJECT = List.of(
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
            "publicAccess",
            "embeddedFileDetails");

    private RealForm() {}

    static void assertHasIt(JsonNode record) {
        assertOrder(record, RECORD);
        assertOrder(record.path("classificationDetails"), DETAILS);
        assertOrder(record.at("/classificationDetails/result"), RESULT);
        assertOrder(record.at("/resourcesAffected/s3Object"), S3_OBJECT);
        assertThat(record.path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(record.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(record.findValues("detections").stream()
                        .flatMap(detections -> detections.findValues("occurrences").stream()))
                .allSatisfy(RealForm::assertOccurrences);
        assertNoNumberAndNoNull(record);
        boolean sensitive = record.at("/classificationDetails/result").findValues("detections").stream()
                .anyMatch(d -> !d.isEmpty());
        assertThat(record.has("type")).isEqualTo(sensitive);
        assertThat(record.at("/severity/description").asText().equals("Informational"))
                .isNotEqualTo(sensitive);
    }

    private static void assertOccurrences(JsonNode occurrences) {
        assertThat(names(occurrences)).containsExactly("lineRanges", "pages", "records", "cells");
        assertThat(occurrences)
                .allSatisfy(locations -> assertThat(locations.size()).isLessThanOrEqualTo(1_000));
    }

    private static void assertOrder(JsonNode object, List<String> order) {
        List<String> expected = new ArrayList<>(order);
        expected.retainAll(names(object));
        assertThat(names(object)).isEqualTo(expected);
    }

    private static void assertNoNumberAndNoNull(JsonNode node) {
        assertThat(node.isNumber() || node.isNull()).isFalse();
        node.forEach(RealForm::assertNoNumberAndNoNull);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
