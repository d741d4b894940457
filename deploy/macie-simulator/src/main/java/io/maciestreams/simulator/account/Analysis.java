package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One analysis of one object: what Macie knows also where no finding tells of it (clean and skipped objects). */
public record Analysis(
        String id,
        Origin origin,
        String bucketName,
        String key,
        Instant lastModified,
        Instant createdAt,
        String status,
        @Nullable String reason,
        long sizeClassified,
        long detections,
        int types) {

    /** Of two analyses of an object the later one stands: by the object's version, then by its own time. */
    static final Comparator<Analysis> BY_AGE = Comparator.comparing(Analysis::lastModified)
            .thenComparing(Analysis::createdAt)
            .thenComparing(Analysis::id);

    public Analysis {
        if (sizeClassified < 0 || detections < 0 || types < 0) {
            throw new IllegalArgumentException("Sizes and counts cannot be negative");
        }
        if (status.equals("SKIPPED") && detections > 0) {
            throw new IllegalArgumentException("A skipped object has no detections");
        }
    }

    /** The analysis that a sensitive data finding reports. */
    public static Analysis of(JsonNode finding) {
        JsonNode object = finding.at("/resourcesAffected/s3Object");
        JsonNode result = finding.at("/classificationDetails/result");
        return new Analysis(
                finding.path("id").textValue(),
                origin(finding.path("classificationDetails")),
                finding.at("/resourcesAffected/s3Bucket/name").textValue(),
                object.path("key").textValue(),
                Instant.parse(object.path("lastModified").textValue()),
                Instant.parse(finding.path("createdAt").textValue()),
                result.at("/status/code").textValue(),
                result.at("/status/reason").textValue(),
                result.path("sizeClassified").asLong(),
                detections(result)
                        .mapToLong(detection -> detection.path("count").asLong())
                        .sum(),
                (int) detections(result).count());
    }

    boolean classified() {
        return !skipped();
    }

    boolean sensitive() {
        return detections > 0;
    }

    boolean skipped() {
        return status.equals("SKIPPED");
    }

    boolean skippedFor(String wanted) {
        return skipped() && wanted.equals(reason);
    }

    private static Origin origin(JsonNode details) {
        if (details.path("originType").isTextual()) {
            return Origin.valueOf(details.path("originType").textValue());
        }
        // Findings from before automated discovery lack originType; only jobs made them, and they name their job.
        return details.path("jobId").isTextual()
                ? Origin.SENSITIVE_DATA_DISCOVERY_JOB
                : Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY;
    }

    private static Stream<JsonNode> detections(JsonNode result) {
        Stream<JsonNode> managed =
                elements(result.path("sensitiveData")).flatMap(item -> elements(item.path("detections")));
        return Stream.concat(managed, elements(result.at("/customDataIdentifiers/detections")));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
