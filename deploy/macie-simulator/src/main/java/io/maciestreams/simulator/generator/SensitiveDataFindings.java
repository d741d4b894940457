package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.results.ResultsBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the finding of a scan that found sensitive data. */
final class SensitiveDataFindings {

    private final FindingEnvelope envelope;
    private final ClassificationDetails details;
    private final ResultsBucket ofJobs;
    private final ResultsBucket ofAutomatedDiscovery;
    private final Map<Bucket, ObjectNode> bucketMembers = new ConcurrentHashMap<>();
    private final Instant exportConfiguredAt;

    SensitiveDataFindings(Account account, Account administrator, AccountPlan plan) {
        this.envelope = new FindingEnvelope(account);
        this.details = new ClassificationDetails(account, Locations.OF_FINDING);
        this.ofJobs = plan.resultsOf(account);
        this.ofAutomatedDiscovery = plan.resultsOf(administrator);
        this.exportConfiguredAt = account.epoch().minus(Duration.ofDays(75));
    }

    /** The finding of a scan whose result is at a path. */
    ObjectNode write(Scan scan, String resultPath, boolean archived) {
        Classified content = scan.version().content();
        ObjectNode finding = Sensitivity.describe(envelope.open(scan.id(), Sensitivity.type(content.detections())))
                .put("createdAt", Json.time(scan.at()))
                .put("updatedAt", Json.time(scan.at()))
                .put("count", 1)
                .put("category", "CLASSIFICATION")
                .put("archived", archived)
                .put("sample", false);
        finding.set("severity", Sensitivity.severity(content.detections()));
        ObjectNode resources = finding.putObject("resourcesAffected");
        resources.set("s3Bucket", bucketMembers.computeIfAbsent(scan.version().bucket(), Bucket::toJson));
        resources.set("s3Object", scan.version().toJson());
        return finding.set("classificationDetails", details.write(scan, content, location(scan, resultPath)));
    }

    private String location(Scan scan, String resultPath) {
        if (scan.at().isBefore(exportConfiguredAt)) {
            return "s3://[export-config-not-set]/" + resultPath;
        }
        return (scan.jobId() == null ? ofAutomatedDiscovery : ofJobs).uri(resultPath);
    }
}
