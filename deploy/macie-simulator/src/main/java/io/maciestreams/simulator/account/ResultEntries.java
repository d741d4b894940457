package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.results.ResultEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Makes the result of an analysis of which no more is known than its finding tells, or not even that. */
final class ResultEntries {

    private static final String AUTOMATED = "automated-sensitive-data-discovery";
    private static final String ROOT = "AWSLogs/";
    private static final String FILE = ".jsonl.gz";

    private final String accountId;
    private final String region;

    ResultEntries(String accountId, String region) {
        this.accountId = accountId;
        this.region = region;
    }

    /** In the file that the finding names, or in one of its own. */
    ResultEntry of(ObjectNode finding) {
        Analysis analysis = Analysis.of(finding);
        ObjectNode told = finding.deepCopy();
        JsonNode details = told.path("classificationDetails");
        String location = details.path("detailedResultsLocation").asText();
        String path = location.contains(ROOT) && location.endsWith(FILE)
                ? location.substring(location.indexOf(ROOT))
                : ownFile(analysis.id(), details.path("jobId").asText(AUTOMATED));
        return entry(analysis, path, told);
    }

    /**
     * Of a clean or skipped object, in a file of its own.
     *
     * @throws IllegalArgumentException for an analysis by a job, whose files have a folder of the job's
     */
    ResultEntry of(Analysis analysis) {
        if (analysis.origin() != Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY) {
            throw new IllegalArgumentException(
                    "The result of an analysis by a job needs the job: put it with its results");
        }
        return entry(analysis, ownFile(analysis.id(), AUTOMATED), tree(analysis));
    }

    private static ResultEntry entry(Analysis analysis, String path, ObjectNode told) {
        boolean automated = analysis.origin() == Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY;
        return new ResultEntry(analysis.id(), path, automated, 1, 0, () -> List.of(told.deepCopy()));
    }

    private String ownFile(String analysisId, String folder) {
        UUID name = UUID.nameUUIDFromBytes(analysisId.getBytes(StandardCharsets.UTF_8));
        return ROOT + accountId + "/Macie/" + region + "/" + folder + "/" + accountId + "/" + name + FILE;
    }

    private ObjectNode tree(Analysis analysis) {
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", "1.0")
                .put("id", analysis.id())
                .put("accountId", accountId)
                .put("partition", "aws")
                .put("region", region)
                .put("createdAt", analysis.createdAt().toString())
                .put("category", "CLASSIFICATION");
        tree.putObject("severity").put("score", 0).put("description", "Informational");
        String bucketArn = "arn:aws:s3:::" + analysis.bucketName();
        ObjectNode resources = tree.putObject("resourcesAffected");
        resources.putObject("s3Bucket").put("arn", bucketArn).put("name", analysis.bucketName());
        resources
                .putObject("s3Object")
                .put("bucketArn", bucketArn)
                .put("key", analysis.key())
                .put("path", analysis.bucketName() + "/" + analysis.key())
                .put("lastModified", analysis.lastModified().toString());
        ObjectNode details = tree.putObject("classificationDetails")
                .put("originType", analysis.origin().name());
        ObjectNode result = details.putObject("result").put("sizeClassified", analysis.sizeClassified());
        result.putArray("sensitiveData");
        result.putObject("status").put("code", analysis.status()).put("reason", analysis.reason());
        return tree;
    }
}
