package io.maciestreams.sink;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The members of Macie's result files, in its order, by the records of our schema; fields that are not named are left out. */
final class ResultMembers {

    private static final Map<String, List<String>> OF_RECORDS = Map.ofEntries(
            entry(
                    "DataClassificationResult",
                    List.of(
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
                            "classificationDetails")),
            entry("Severity", List.of("score", "description")),
            entry("ResourcesAffected", List.of("s3Bucket", "s3Object")),
            entry(
                    "S3Bucket",
                    List.of(
                            "arn",
                            "name",
                            "createdAt",
                            "owner",
                            "tags",
                            "defaultServerSideEncryption",
                            "publicAccess")),
            entry("S3BucketOwner", List.of("displayName", "id")),
            entry("KeyValuePair", List.of("key", "value")),
            entry("ServerSideEncryption", List.of("encryptionType", "kmsMasterKeyId")),
            entry("BucketPublicAccess", List.of("permissionConfiguration", "effectivePermission")),
            entry("BucketPermissionConfiguration", List.of("bucketLevelPermissions", "accountLevelPermissions")),
            entry("BucketLevelPermissions", List.of("accessControlList", "bucketPolicy", "blockPublicAccess")),
            entry("AccountLevelPermissions", List.of("blockPublicAccess")),
            entry("AccessControlList", List.of("allowsPublicReadAccess", "allowsPublicWriteAccess")),
            entry("BucketPolicy", List.of("allowsPublicReadAccess", "allowsPublicWriteAccess")),
            entry(
                    "BlockPublicAccess",
                    List.of("ignorePublicAcls", "restrictPublicBuckets", "blockPublicAcls", "blockPublicPolicy")),
            entry(
                    "S3Object",
                    List.of(
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
                            "embeddedFileDetails",
                            "publicAccess")),
            entry("EmbeddedFileDetails", List.of("filePath", "fileExtension", "fileSize", "fileLastModified")),
            entry(
                    "ClassificationDetails",
                    List.of("jobArn", "result", "detailedResultsLocation", "jobId", "originType")),
            entry(
                    "ClassificationResult",
                    List.of("status", "sizeClassified", "mimeType", "sensitiveData", "customDataIdentifiers")),
            entry("ClassificationResultStatus", List.of("code", "reason")),
            entry("SensitiveDataItem", List.of("category", "totalCount", "detections")),
            entry("DefaultDetection", List.of("type", "count", "occurrences")),
            entry("CustomDataIdentifiers", List.of("totalCount", "detections")),
            entry("CustomDetection", List.of("arn", "name", "count", "occurrences")),
            entry("Occurrences", List.of("lineRanges", "pages", "records", "cells")),
            entry("Range", List.of("start", "end", "startColumn")),
            entry("Page", List.of("pageNumber", "lineRange", "offsetRange")),
            entry("RecordOccurrence", List.of("recordIndex", "jsonPath")),
            entry("Cell", List.of("row", "column", "columnName", "cellReference")));

    // Result files always have these; findings only where there is something.
    private static final Map<String, String> OF_NULL = Map.of(
            "sensitiveData", "[]",
            "detections", "[]",
            "occurrences", "{\"lineRanges\":[],\"pages\":[],\"records\":[],\"cells\":[]}",
            "lineRanges", "[]",
            "pages", "[]",
            "records", "[]",
            "cells", "[]");

    private ResultMembers() {}

    /** The members of a record's object; none of one that is not known. */
    static List<String> of(String record) {
        return OF_RECORDS.getOrDefault(record, List.of());
    }

    /** What stands in the place of null: something empty, or nothing. */
    static String ofNull(String member) {
        return OF_NULL.getOrDefault(member, "");
    }
}
