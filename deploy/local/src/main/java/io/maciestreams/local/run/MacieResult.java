package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * One record of a result file of Macie's, as far as statistics depend on it. All numbers in it are texts.
 *
 * @param jobId the job's; empty of automated discovery
 * @param detections occurrences by id of a managed, or ARN of a custom data identifier
 */
record MacieResult(
        String bucketArn,
        String path,
        String jobId,
        Instant lastModified,
        Instant createdAt,
        String id,
        String status,
        String reason,
        long sizeClassified,
        Map<String, Long> detections) {

    /** Which of two results of an object stands: by the object's version, then by its own time. */
    static final Comparator<MacieResult> BY_AGE = Comparator.comparing(MacieResult::lastModified)
            .thenComparing(MacieResult::createdAt)
            .thenComparing(MacieResult::id);

    MacieResult {
        detections = Map.copyOf(detections);
    }

    static MacieResult of(JsonNode json) {
        JsonNode object = json.at("/resourcesAffected/s3Object");
        JsonNode details = json.path("classificationDetails");
        JsonNode result = details.path("result");
        boolean automated = details.path("originType").asText().startsWith("AUTOMATED");
        return new MacieResult(
                json.at("/resourcesAffected/s3Bucket/arn").asText(),
                object.path("path").asText(),
                automated ? "" : details.path("jobId").asText(),
                Instant.parse(object.path("lastModified").asText()),
                Instant.parse(json.path("createdAt").asText()),
                json.path("id").asText(),
                result.at("/status/code").asText(),
                result.at("/status/reason").asText(),
                result.path("sizeClassified").asLong(),
                detections(result));
    }

    /** Whether a record is about a file inside an archive, whose own record counts what is in it. */
    static boolean isOfMember(JsonNode json) {
        return json.at("/resourcesAffected/s3Object").has("embeddedFileDetails");
    }

    boolean isAutomated() {
        return jobId.isEmpty();
    }

    boolean isSensitive() {
        return !detections.isEmpty();
    }

    boolean isSkipped() {
        return status.equals("SKIPPED");
    }

    boolean tellsThatTheObjectIsGone() {
        return reason.equals("SOURCE_OBJECT_NO_LONGER_AVAILABLE");
    }

    private static Map<String, Long> detections(JsonNode result) {
        Map<String, Long> found = new HashMap<>();
        for (JsonNode category : result.path("sensitiveData")) {
            category.path("detections")
                    .forEach(type -> found.merge(
                            type.path("type").asText(), type.path("count").asLong(), Long::sum));
        }
        result.at("/customDataIdentifiers/detections")
                .forEach(type -> found.merge(
                        type.path("arn").asText(), type.path("count").asLong(), Long::sum));
        return found;
    }
}
