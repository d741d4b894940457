package io.maciestreams.ingest.mapping;

import io.maciestreams.ingest.macie.Shard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ResourcesAffected;
import software.amazon.awssdk.services.macie2.model.S3Bucket;
import software.amazon.awssdk.services.macie2.model.S3Object;

/** The key of a finding: the ARN of its bucket, so that all about a bucket lies in one partition. */
public final class BucketKey {

    private BucketKey() {}

    /**
     * The bucket's ARN, else the one that the object names, else one made of the bucket's name, else {@code
     * unknown/account/Region}.
     */
    public static String of(Finding finding, Shard shard) {
        ResourcesAffected resources = finding.resourcesAffected();
        S3Bucket bucket = resources == null ? null : resources.s3Bucket();
        S3Object object = resources == null ? null : resources.s3Object();
        if (bucket != null && isSet(bucket.arn())) {
            return bucket.arn();
        }
        if (object != null && isSet(object.bucketArn())) {
            return object.bucketArn();
        }
        if (bucket != null && isSet(bucket.name())) {
            return "arn:" + (isSet(finding.partition()) ? finding.partition() : "aws") + ":s3:::" + bucket.name();
        }
        return "unknown/" + shard;
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
