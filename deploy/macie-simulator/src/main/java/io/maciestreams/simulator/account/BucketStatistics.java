package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sums over buckets that GetBucketStatistics answers; what Macie does not know of a bucket adds nothing. */
public final class BucketStatistics {

    private static final String EFFECTIVE_PERMISSION = "/publicAccess/effectivePermission";
    private static final List<String> OBJECT_TOTALS = List.of(
            "classifiableObjectCount",
            "classifiableSizeInBytes",
            "objectCount",
            "sizeInBytes",
            "sizeInBytesCompressed");

    private final Collection<? extends JsonNode> buckets;

    private BucketStatistics(Collection<? extends JsonNode> buckets) {
        this.buckets = buckets;
    }

    /** Sums over buckets as DescribeBuckets answers them. */
    public static ObjectNode of(Collection<? extends JsonNode> buckets) {
        return new BucketStatistics(buckets).toJson();
    }

    private ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("bucketCount", buckets.size());
        OBJECT_TOTALS.forEach(member -> json.put(member, sum("/" + member)));
        lastUpdated().ifPresent(time -> json.put("lastUpdated", time));
        json.set("bucketCountByEffectivePermission", byEffectivePermission());
        json.set("bucketCountByEncryptionType", byEncryptionType());
        json.set("bucketCountByObjectEncryptionRequirement", byEncryptionRequirement());
        json.set("bucketCountBySharedAccessType", bySharedAccess());
        json.set("bucketStatisticsBySensitivity", bySensitivity());
        json.set("unclassifiableObjectCount", unclassifiable("/unclassifiableObjectCount/"));
        json.set("unclassifiableObjectSizeInBytes", unclassifiable("/unclassifiableObjectSizeInBytes/"));
        return json;
    }

    private ObjectNode byEffectivePermission() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("publiclyAccessible", count(BucketStatistics::isPublic))
                .put("publiclyReadable", count(bucket -> isPublic(bucket) && allows(bucket, "allowsPublicReadAccess")))
                .put("publiclyWritable", count(bucket -> isPublic(bucket) && allows(bucket, "allowsPublicWriteAccess")))
                .put("unknown", count(unknown(EFFECTIVE_PERMISSION, "PUBLIC", "NOT_PUBLIC")));
    }

    private ObjectNode byEncryptionType() {
        String pointer = "/serverSideEncryption/type";
        return JsonNodeFactory.instance
                .objectNode()
                .put("kmsManaged", count(is(pointer, "aws:kms").or(is(pointer, "aws:kms:dsse"))))
                .put("s3Managed", count(is(pointer, "AES256")))
                .put("unencrypted", count(is(pointer, "NONE")))
                .put("unknown", count(unknown(pointer, "aws:kms", "aws:kms:dsse", "AES256", "NONE")));
    }

    private ObjectNode byEncryptionRequirement() {
        String pointer = "/allowsUnencryptedObjectUploads";
        return JsonNodeFactory.instance
                .objectNode()
                .put("allowsUnencryptedObjectUploads", count(is(pointer, "TRUE")))
                .put("deniesUnencryptedObjectUploads", count(is(pointer, "FALSE")))
                .put("unknown", count(unknown(pointer, "TRUE", "FALSE")));
    }

    private ObjectNode bySharedAccess() {
        String pointer = "/sharedAccess";
        return JsonNodeFactory.instance
                .objectNode()
                .put("external", count(is(pointer, "EXTERNAL")))
                .put("internal", count(is(pointer, "INTERNAL")))
                .put("notShared", count(is(pointer, "NOT_SHARED")))
                .put("unknown", count(unknown(pointer, "EXTERNAL", "INTERNAL", "NOT_SHARED")));
    }

    private ObjectNode bySensitivity() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("classificationError", scored(-1, -1));
        json.set("notClassified", scored(50, 50));
        json.set("notSensitive", scored(1, 49));
        json.set("sensitive", scored(51, 100));
        return json;
    }

    private ObjectNode scored(int lowest, int highest) {
        BucketStatistics some = new BucketStatistics(buckets.stream()
                .filter(bucket -> bucket.path("sensitivityScore").isNumber())
                .filter(bucket -> lowest <= score(bucket) && score(bucket) <= highest)
                .toList());
        return JsonNodeFactory.instance
                .objectNode()
                .put("classifiableSizeInBytes", some.sum("/classifiableSizeInBytes"))
                .put("publiclyAccessibleCount", some.count(BucketStatistics::isPublic))
                .put("totalCount", some.buckets.size())
                .put("totalSizeInBytes", some.sum("/sizeInBytes"));
    }

    private ObjectNode unclassifiable(String parent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("fileType", "storageClass", "total")) {
            json.put(member, sum(parent + member));
        }
        return json;
    }

    private Optional<String> lastUpdated() {
        return buckets.stream()
                .map(bucket -> bucket.path("lastUpdated"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .max(Comparator.comparing(Instant::parse));
    }

    private long sum(String pointer) {
        return buckets.stream().mapToLong(bucket -> bucket.at(pointer).asLong()).sum();
    }

    private long count(Predicate<JsonNode> property) {
        return buckets.stream().filter(property).count();
    }

    private static int score(JsonNode bucket) {
        return bucket.path("sensitivityScore").intValue();
    }

    private static boolean isPublic(JsonNode bucket) {
        return is(EFFECTIVE_PERMISSION, "PUBLIC").test(bucket);
    }

    private static boolean allows(JsonNode bucket, String access) {
        JsonNode permissions = bucket.at("/publicAccess/permissionConfiguration/bucketLevelPermissions");
        return Stream.of("accessControlList", "bucketPolicy")
                .anyMatch(by -> permissions.path(by).path(access).booleanValue());
    }

    private static Predicate<JsonNode> is(String pointer, String value) {
        return bucket -> bucket.at(pointer).asText().equals(value);
    }

    private static Predicate<JsonNode> unknown(String pointer, String... known) {
        return bucket -> !List.of(known).contains(bucket.at(pointer).asText());
    }
}
