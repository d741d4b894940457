package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
        List<Detection> detections) {

    /** Of two analyses of an object the later one stands: by the object's version, then by its own time. */
    static final Comparator<Analysis> BY_AGE = Comparator.comparing(Analysis::lastModified)
            .thenComparing(Analysis::createdAt)
            .thenComparing(Analysis::id);

    public Analysis {
        detections = List.copyOf(detections);
        if (sizeClassified < 0) {
            throw new IllegalArgumentException("A size cannot be negative: " + sizeClassified);
        }
        if (status.equals("SKIPPED") && !detections.isEmpty()) {
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
                Detection.of(result));
    }

    long occurrences() {
        return detections.stream().mapToLong(Detection::count).sum();
    }

    long suppressedOccurrences(ScoringSettings settings) {
        return detections.stream()
                .filter(settings::suppress)
                .mapToLong(Detection::count)
                .sum();
    }

    /** The analysis as the score sees it: without what is suppressed. */
    Analysis scoredBy(ScoringSettings settings) {
        List<Detection> scored = detections.stream()
                .filter(detection -> !settings.suppress(detection))
                .toList();
        return new Analysis(
                id, origin, bucketName, key, lastModified, createdAt, status, reason, sizeClassified, scored);
    }

    boolean classified() {
        return !skipped();
    }

    boolean sensitive() {
        return occurrences() > 0;
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
}
