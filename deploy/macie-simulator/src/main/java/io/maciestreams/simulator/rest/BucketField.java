package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A member of BucketMetadata that criteria may name, by its path; a list along the path gives a value per element. */
record BucketField(String path, Kind kind) {

    private static final Map<String, BucketField> BY_PATH =
            Stream.of(Kind.values()).flatMap(Kind::fields).collect(Collectors.toMap(BucketField::path, field -> field));

    static Optional<BucketField> named(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    Set<String> operators() {
        return Set.of(kind.operators.split(" ", -1));
    }

    /** The bucket's values as texts; none where it lacks the field. */
    Stream<String> texts(JsonNode bucket) {
        return values(bucket).map(JsonNode::asText);
    }

    /** The number that a range compares; times are epoch milliseconds. */
    OptionalLong number(JsonNode bucket) {
        return values(bucket)
                .mapToLong(value ->
                        kind == Kind.TIME ? Instant.parse(value.textValue()).toEpochMilli() : value.longValue())
                .findFirst();
    }

    private Stream<JsonNode> values(JsonNode bucket) {
        Stream<JsonNode> values = Stream.of(bucket);
        for (String member : path.split("\\.", -1)) {
            values = values.map(value -> value.path(member)).flatMap(BucketField::elements);
        }
        return values.filter(JsonNode::isValueNode).filter(value -> !value.isNull());
    }

    private static Stream<JsonNode> elements(JsonNode value) {
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    /** What a field holds, so which operators it takes; and the fields that hold it. */
    enum Kind {
        NAME("eq neq prefix", "bucketName"),
        TEXT(
                "eq neq",
                """
                accountId
                allowsUnencryptedObjectUploads
                automatedDiscoveryMonitoringStatus
                bucketArn
                errorCode
                errorMessage
                jobDetails.isDefinedInJob
                jobDetails.isMonitoredByJob
                jobDetails.lastJobId
                publicAccess.effectivePermission
                publicAccess.permissionConfiguration.accountLevelPermissions.blockPublicAccess.blockPublicAcls
                publicAccess.permissionConfiguration.accountLevelPermissions.blockPublicAccess.blockPublicPolicy
                publicAccess.permissionConfiguration.accountLevelPermissions.blockPublicAccess.ignorePublicAcls
                publicAccess.permissionConfiguration.accountLevelPermissions.blockPublicAccess.restrictPublicBuckets
                publicAccess.permissionConfiguration.bucketLevelPermissions.accessControlList.allowsPublicReadAccess
                publicAccess.permissionConfiguration.bucketLevelPermissions.accessControlList.allowsPublicWriteAccess
                publicAccess.permissionConfiguration.bucketLevelPermissions.blockPublicAccess.blockPublicAcls
                publicAccess.permissionConfiguration.bucketLevelPermissions.blockPublicAccess.blockPublicPolicy
                publicAccess.permissionConfiguration.bucketLevelPermissions.blockPublicAccess.ignorePublicAcls
                publicAccess.permissionConfiguration.bucketLevelPermissions.blockPublicAccess.restrictPublicBuckets
                publicAccess.permissionConfiguration.bucketLevelPermissions.bucketPolicy.allowsPublicReadAccess
                publicAccess.permissionConfiguration.bucketLevelPermissions.bucketPolicy.allowsPublicWriteAccess
                region
                replicationDetails.replicated
                replicationDetails.replicatedExternally
                replicationDetails.replicationAccounts
                serverSideEncryption.kmsMasterKeyId
                serverSideEncryption.type
                sharedAccess
                tags.key
                tags.value
                versioning"""),
        NUMBER(
                "eq neq gt gte lt lte",
                """
                classifiableObjectCount
                classifiableSizeInBytes
                objectCount
                objectCountByEncryptionType.customerManaged
                objectCountByEncryptionType.kmsManaged
                objectCountByEncryptionType.s3Managed
                objectCountByEncryptionType.unencrypted
                objectCountByEncryptionType.unknown
                sensitivityScore
                sizeInBytes
                sizeInBytesCompressed
                unclassifiableObjectCount.fileType
                unclassifiableObjectCount.storageClass
                unclassifiableObjectCount.total
                unclassifiableObjectSizeInBytes.fileType
                unclassifiableObjectSizeInBytes.storageClass
                unclassifiableObjectSizeInBytes.total"""),
        TIME(
                "gt gte lt lte",
                """
                bucketCreatedAt
                jobDetails.lastJobRunTime
                lastAutomatedDiscoveryTime
                lastUpdated""");

        private final String operators;
        private final String paths;

        Kind(String operators, String paths) {
            this.operators = operators;
            this.paths = paths;
        }

        private Stream<BucketField> fields() {
            return paths.lines().map(path -> new BucketField(path, this));
        }
    }
}
