package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketCountByEffectivePermission;
import io.maciestreams.avro.BucketCountByEncryptionType;
import io.maciestreams.avro.BucketCountBySharedAccessType;
import io.maciestreams.avro.BucketCountPolicyAllowsUnencryptedObjectUploads;
import io.maciestreams.avro.BucketLevelPermissions;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.BucketStatistics;
import io.maciestreams.avro.BucketStatisticsBySensitivity;
import io.maciestreams.avro.SensitivityAggregations;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one bucket adds to the statistics over all buckets of its account and Region. */
final class BucketShare {

    private static final String PUBLIC = "PUBLIC";

    private BucketShare() {}

    /** Our score of the bucket decides on its sensitivity, or Macie's where the bucket has no profile yet. */
    static BucketStatistics of(BucketMetadata bucket, @Nullable Integer score) {
        String encryption = bucket.getServerSideEncryption() == null
                ? null
                : bucket.getServerSideEncryption().getType();
        return BucketStatistics.newBuilder()
                .setMacieAccountId(bucket.getMacieAccountId())
                .setRegion(bucket.getRegion())
                .setBucketCount(1L)
                .setBucketCountByEffectivePermission(permission(bucket.getPublicAccess()))
                .setBucketCountByEncryptionType(new BucketCountByEncryptionType(
                        one(encryption, "aws:kms", "aws:kms:dsse"),
                        one(encryption, "AES256"),
                        one(encryption, "NONE"),
                        other(encryption, "aws:kms", "aws:kms:dsse", "AES256", "NONE")))
                .setBucketCountByObjectEncryptionRequirement(uploads(bucket.getAllowsUnencryptedObjectUploads()))
                .setBucketCountBySharedAccessType(shared(bucket.getSharedAccess()))
                .setBucketStatisticsBySensitivity(
                        sensitivity(bucket, score == null ? bucket.getSensitivityScore() : score))
                .setClassifiableObjectCount(bucket.getClassifiableObjectCount())
                .setClassifiableSizeInBytes(bucket.getClassifiableSizeInBytes())
                .setLastUpdated(bucket.getLastUpdated())
                .setObjectCount(bucket.getObjectCount())
                .setSizeInBytes(bucket.getSizeInBytes())
                .setSizeInBytesCompressed(bucket.getSizeInBytesCompressed())
                .setUnclassifiableObjectCount(bucket.getUnclassifiableObjectCount())
                .setUnclassifiableObjectSizeInBytes(bucket.getUnclassifiableObjectSizeInBytes())
                .build();
    }

    private static BucketCountByEffectivePermission permission(@Nullable BucketPublicAccess access) {
        String permission = access == null ? null : access.getEffectivePermission();
        boolean isPublic = PUBLIC.equals(permission);
        return new BucketCountByEffectivePermission(
                one(isPublic),
                one(isPublic && allows(access, BucketShare::reads)),
                one(isPublic && allows(access, BucketShare::writes)),
                other(permission, PUBLIC, "NOT_PUBLIC"));
    }

    private static boolean allows(
            @Nullable BucketPublicAccess access, Function<BucketLevelPermissions, Stream<@Nullable Boolean>> kind) {
        BucketLevelPermissions permissions = access == null || access.getPermissionConfiguration() == null
                ? null
                : access.getPermissionConfiguration().getBucketLevelPermissions();
        return permissions != null && kind.apply(permissions).anyMatch(Boolean.TRUE::equals);
    }

    private static Stream<@Nullable Boolean> reads(BucketLevelPermissions permissions) {
        return Stream.of(
                permissions.getAccessControlList() == null
                        ? false
                        : permissions.getAccessControlList().getAllowsPublicReadAccess(),
                permissions.getBucketPolicy() == null
                        ? false
                        : permissions.getBucketPolicy().getAllowsPublicReadAccess());
    }

    private static Stream<@Nullable Boolean> writes(BucketLevelPermissions permissions) {
        return Stream.of(
                permissions.getAccessControlList() == null
                        ? false
                        : permissions.getAccessControlList().getAllowsPublicWriteAccess(),
                permissions.getBucketPolicy() == null
                        ? false
                        : permissions.getBucketPolicy().getAllowsPublicWriteAccess());
    }

    private static BucketCountPolicyAllowsUnencryptedObjectUploads uploads(@Nullable String allowed) {
        return new BucketCountPolicyAllowsUnencryptedObjectUploads(
                one(allowed, "TRUE"), one(allowed, "FALSE"), other(allowed, "TRUE", "FALSE"));
    }

    private static BucketCountBySharedAccessType shared(@Nullable String access) {
        return new BucketCountBySharedAccessType(
                one(access, "EXTERNAL"),
                one(access, "INTERNAL"),
                one(access, "NOT_SHARED"),
                other(access, "EXTERNAL", "INTERNAL", "NOT_SHARED"));
    }

    private static BucketStatisticsBySensitivity sensitivity(BucketMetadata bucket, @Nullable Integer score) {
        int known = score == null ? Integer.MIN_VALUE : score;
        return new BucketStatisticsBySensitivity(
                aggregations(bucket, known == ScoredBucket.NOTHING_CLASSIFIABLE),
                aggregations(bucket, known == ScoredBucket.NOT_ANALYSED),
                aggregations(bucket, known >= ScoredBucket.EMPTY && known < ScoredBucket.NOT_ANALYSED),
                aggregations(bucket, known > ScoredBucket.NOT_ANALYSED));
    }

    private static SensitivityAggregations aggregations(BucketMetadata bucket, boolean belongs) {
        BucketPublicAccess access = bucket.getPublicAccess();
        return new SensitivityAggregations(
                belongs ? Objects.requireNonNullElse(bucket.getClassifiableSizeInBytes(), 0L) : 0L,
                one(belongs && access != null && PUBLIC.equals(access.getEffectivePermission())),
                one(belongs),
                belongs ? Objects.requireNonNullElse(bucket.getSizeInBytes(), 0L) : 0L);
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    private static long one(@Nullable String value, String... wanted) {
        return one(value != null && List.of(wanted).contains(value));
    }

    private static long other(@Nullable String value, String... known) {
        return one(value == null || !List.of(known).contains(value));
    }
}
