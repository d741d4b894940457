package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts what the SDK throws into one line for the operator. */
final class S3Failure {

    private static final int FORBIDDEN = 403;

    private S3Failure() {}

    static MacieException explain(String operation, S3Destination place, String key, SdkException e) {
        if (e instanceof NoSuchBucketException) {
            return failure(operation, place, key, "the bucket does not exist; the export configuration names it", e);
        }
        if (e instanceof S3Exception s3 && s3.statusCode() == FORBIDDEN) {
            String reason = "S3 denies access (" + e.getMessage() + "); " + needed(place);
            return failure(operation, place, key, reason, e);
        }
        return failure(operation, place, key, String.valueOf(e.getMessage()), e);
    }

    static MacieException explain(String operation, S3Destination place, String key, String reason) {
        return failure(operation, place, key, reason, null);
    }

    private static MacieException failure(
            String operation, S3Destination place, String key, String reason, @Nullable Throwable cause) {
        return new MacieException(operation + " of s3://" + place.getBucketName() + "/" + key, reason, cause);
    }

    // S3 answers 403 also where a file is not there and may not be listed, or where its key may not decrypt.
    private static String needed(S3Destination place) {
        String owner = place.getExpectedBucketOwner();
        return "s3:ListBucket and s3:GetObject on " + place.getBucketName() + ", and kms:Decrypt on "
                + place.getKmsKeyArn() + " are needed"
                + (owner == null ? "" : ", and " + owner + " must own the bucket");
    }
}
