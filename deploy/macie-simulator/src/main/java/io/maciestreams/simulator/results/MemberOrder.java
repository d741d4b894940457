package io.maciestreams.simulator.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The order in which Macie writes the members of its results, by the name of the object that has them. */
final class MemberOrder {

    private static final Map<String, List<String>> ORDERS = Map.ofEntries(
            Map.entry(
                    "record",
                    words("schemaVersion id accountId partition region type title description severity"
                            + " createdAt resourcesAffected category classificationDetails")),
            Map.entry("severity", words("score description")),
            Map.entry("resourcesAffected", words("s3Bucket s3Object")),
            Map.entry("s3Bucket", words("arn name createdAt owner tags defaultServerSideEncryption publicAccess")),
            Map.entry("owner", words("displayName id")),
            Map.entry("publicAccess", words("permissionConfiguration effectivePermission")),
            Map.entry("permissionConfiguration", words("bucketLevelPermissions accountLevelPermissions")),
            Map.entry("bucketLevelPermissions", words("accessControlList bucketPolicy blockPublicAccess")),
            Map.entry("blockPublicAccess", words("ignorePublicAcls restrictPublicBuckets blockPublicAcls")),
            Map.entry(
                    "s3Object",
                    words("bucketArn key path extension lastModified eTag serverSideEncryption size"
                            + " storageClass tags publicAccess embeddedFileDetails")),
            Map.entry("embeddedFileDetails", words("filePath fileExtension fileSize fileLastModified")),
            Map.entry("classificationDetails", words("jobArn result detailedResultsLocation jobId originType")),
            Map.entry("result", words("status sizeClassified mimeType sensitiveData customDataIdentifiers")),
            Map.entry("status", words("code reason")),
            Map.entry("sensitiveData", words("category totalCount detections")),
            Map.entry("customDataIdentifiers", words("totalCount detections")),
            Map.entry("detections", words("type name arn count occurrences")),
            Map.entry("cells", words("row column columnName cellReference")),
            Map.entry("records", words("recordIndex jsonPath")),
            Map.entry("pages", words("pageNumber lineRange offsetRange")),
            Map.entry("lineRanges", words("start end startColumn")));

    private static final Map<String, Set<String>> ONLY_IN_FINDINGS = Map.of(
            "record", Set.of("updatedAt", "count", "archived", "sample", "policyDetails"),
            "result", Set.of("additionalOccurrences"),
            "s3Object", Set.of("versionId"));

    private MemberOrder() {}

    /** The members of an object that a result has; those without a known place come last. */
    static Set<String> of(String name, JsonNode object) {
        Set<String> there = new TreeSet<>();
        object.fieldNames().forEachRemaining(there::add);
        there.removeAll(ONLY_IN_FINDINGS.getOrDefault(name, Set.of()));
        Set<String> ordered = new LinkedHashSet<>(ORDERS.getOrDefault(name, List.of()));
        ordered.retainAll(there);
        ordered.addAll(there);
        return ordered;
    }

    private static List<String> words(String names) {
        return List.of(names.split(" "));
    }
}
