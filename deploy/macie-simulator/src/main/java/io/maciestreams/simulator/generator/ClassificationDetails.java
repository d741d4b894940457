package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;

/** Writes the classificationDetails of a finding or a result. */
final class ClassificationDetails {

    private final FindingEnvelope envelope;
    private final DetectionWriter detections;
    private final Instant originTypeSince;

    ClassificationDetails(Account account, Locations locations) {
        this.envelope = new FindingEnvelope(account);
        this.detections = new DetectionWriter(account, locations);
        this.originTypeSince = account.epoch().minus(Duration.ofDays(80));
    }

    ObjectNode write(Scan scan, Classified content, String detailedResultsLocation) {
        ObjectNode details = Json.object();
        if (scan.jobId() != null) {
            details.put("jobId", scan.jobId());
            details.put("jobArn", envelope.arn("classification-job/" + scan.jobId()));
        }
        // Findings of jobs are older than the originType; automated discovery always gave it.
        if (scan.jobId() == null || scan.at().isAfter(originTypeSince)) {
            details.put("originType", scan.origin().name());
        }
        details.put("detailedResultsLocation", detailedResultsLocation);
        return details.set("result", result(content));
    }

    private ObjectNode result(Classified content) {
        ObjectNode result = Json.object()
                .put("mimeType", content.kind().mimeType())
                .put("sizeClassified", content.sizeClassified());
        result.putObject("status").put("code", content.status()).put("reason", content.reason());
        ArrayNode sensitiveData = result.putArray("sensitiveData");
        boolean all = detections.write(content, sensitiveData, result.putObject("customDataIdentifiers"));
        return result.put("additionalOccurrences", !all);
    }
}
