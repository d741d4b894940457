package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the finding of a scan that found sensitive data. */
final class SensitiveDataFindings {

    private static final Map<String, String> TYPES = Map.of(
            DataIdentifier.FINANCIAL, "Financial",
            DataIdentifier.PERSONAL, "Personal",
            DataIdentifier.CREDENTIALS, "Credentials",
            DataIdentifier.CUSTOM, "CustomIdentifier");

    private final Account account;
    private final FindingEnvelope envelope;
    private final DetectionWriter detections;
    private final ResultFiles resultFiles = new ResultFiles();
    private final Map<Bucket, ObjectNode> bucketMembers = new HashMap<>();
    private final Instant exportConfiguredAt;
    private final Instant originTypeSince;

    SensitiveDataFindings(Account account) {
        this.account = account;
        this.envelope = new FindingEnvelope(account);
        this.detections = new DetectionWriter(account);
        this.exportConfiguredAt = account.epoch().minus(Duration.ofDays(75));
        this.originTypeSince = account.epoch().minus(Duration.ofDays(80));
    }

    ObjectNode write(Scan scan, boolean archived) {
        ObjectNode finding = envelope.open(
                        scan.id(),
                        "SensitiveData:S3Object/" + type(scan.version().detections()))
                .put("title", "Sensitive data in an S3 object")
                .put("description", "An analysis of the object found data that its owner may want to protect.")
                .put("createdAt", Json.time(scan.at()))
                .put("updatedAt", Json.time(scan.at()))
                .put("count", 1)
                .put("category", "CLASSIFICATION")
                .put("archived", archived)
                .put("sample", false);
        finding.set("severity", FindingEnvelope.severity(severity(scan.version().detections())));
        ObjectNode resources = finding.putObject("resourcesAffected");
        resources.set("s3Bucket", bucketMembers.computeIfAbsent(scan.version().bucket(), Bucket::toJson));
        resources.set("s3Object", scan.version().toJson());
        finding.set("classificationDetails", classificationDetails(scan));
        return finding;
    }

    private ObjectNode classificationDetails(Scan scan) {
        ObjectNode details = Json.object();
        if (scan.jobId() != null) {
            details.put("jobId", scan.jobId());
            details.put("jobArn", envelope.arn("classification-job/" + scan.jobId()));
        }
        // Findings of jobs are older than the originType; automated discovery always gave it.
        if (scan.jobId() == null || scan.at().isAfter(originTypeSince)) {
            details.put("originType", scan.origin().name());
        }
        details.put("detailedResultsLocation", detailedResultsLocation(scan));
        details.set("result", result(scan.version()));
        return details;
    }

    private String detailedResultsLocation(Scan scan) {
        String bucket = scan.at().isBefore(exportConfiguredAt)
                ? "[export-config-not-set]"
                : "macie-results-" + account.accountId() + "-" + account.region();
        String folder = scan.jobId() == null ? "automated-sensitive-data-discovery" : scan.jobId();
        return "s3://" + bucket + "/AWSLogs/" + account.accountId() + "/Macie/" + account.region() + "/" + folder + "/"
                + account.accountId() + "/" + resultFiles.of(scan) + ".jsonl.gz";
    }

    private ObjectNode result(ObjectVersion version) {
        ObjectNode result = Json.object()
                .put("mimeType", version.kind().mimeType())
                .put("sizeClassified", version.sizeClassified());
        result.putObject("status").put("code", version.status()).put("reason", version.reason());
        ArrayNode sensitiveData = result.putArray("sensitiveData");
        boolean all = detections.write(version, sensitiveData, result.putObject("customDataIdentifiers"));
        return result.put("additionalOccurrences", !all);
    }

    private static String type(List<Detection> detections) {
        List<String> categories = detections.stream()
                .map(detection -> detection.identifier().category())
                .distinct()
                .toList();
        return categories.size() == 1 ? TYPES.getOrDefault(categories.get(0), "Multiple") : "Multiple";
    }

    private static int severity(List<Detection> detections) {
        return detections.stream().mapToInt(Detection::severity).max().orElse(1);
    }
}
