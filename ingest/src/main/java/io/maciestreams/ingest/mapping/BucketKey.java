package io.maciestreams.ingest.mapping;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.ingest.macie.Shard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ResourcesAffected;
import software.amazon.awssdk.services.macie2.model.S3Bucket;
import software.amazon.awssdk.services.macie2.model.S3Object;

/** The key of all that is about a bucket: its ARN, so that it lies in one partition. */
public final class BucketKey {

    private static final String UNKNOWN = "unknown/";

    private BucketKey() {}

    /**
     * The bucket's ARN, else the one that the object names, else one made of the bucket's name, else {@code
     * unknown/account/Region}.
     */
    public static String of(Finding finding, Shard shard) {
        ResourcesAffected resources = finding.resourcesAffected();
        S3Bucket bucket = resources == null ? null : resources.s3Bucket();
        S3Object object = resources == null ? null : resources.s3Object();
        return of(
                bucket == null ? null : bucket.arn(),
                object == null ? null : object.bucketArn(),
                bucket == null ? null : bucket.name(),
                finding.partition(),
                shard.toString());
    }

    /** The same for a result. */
    public static String of(DataClassificationResult result, Shard shard) {
        return of(result.getResourcesAffected(), result.getPartition(), shard.toString());
    }

    /** The same for what is affected; {@code shard} is the account and Region that reported it. */
    public static String of(
            io.maciestreams.avro.@Nullable ResourcesAffected resources, @Nullable String partition, String shard) {
        io.maciestreams.avro.S3Bucket bucket = resources == null ? null : resources.getS3Bucket();
        io.maciestreams.avro.S3Object object = resources == null ? null : resources.getS3Object();
        return of(
                bucket == null ? null : bucket.getArn(),
                object == null ? null : object.getBucketArn(),
                bucket == null ? null : bucket.getName(),
                partition,
                shard);
    }

    /** For what tells of no bucket. */
    public static String unknown(Shard shard) {
        return UNKNOWN + shard;
    }

    private static String of(
            @Nullable String bucketArn,
            @Nullable String objectBucketArn,
            @Nullable String bucketName,
            @Nullable String partition,
            String shard) {
        if (bucketArn != null && isSet(bucketArn)) {
            return bucketArn;
        }
        if (objectBucketArn != null && isSet(objectBucketArn)) {
            return objectBucketArn;
        }
        return isSet(bucketName)
                ? "arn:" + (isSet(partition) ? partition : "aws") + ":s3:::" + bucketName
                : UNKNOWN + shard;
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
