package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts what the SDK throws into one line for the operator. */
final class S3Failure {

    private static final int FORBIDDEN = 403;

    private S3Failure() {}

    static ServiceException explain(String operation, S3Destination destination, String key, SdkException e) {
        String where = operation + " s3://" + destination.getBucketName() + "/" + key + ": ";
        if (e instanceof NoSuchBucketException) {
            return new ServiceException(
                    where + "the bucket does not exist; the export configuration, or the settings, name it");
        }
        if (e instanceof S3Exception s3 && s3.statusCode() == FORBIDDEN) {
            return new ServiceException(
                    where + "S3 denies access (" + e.getMessage() + "); " + needed(operation, destination));
        }
        return new ServiceException(
                where + (e instanceof S3Exception ? "S3 refuses: " : "no answer from S3: ") + e.getMessage());
    }

    private static String needed(String operation, S3Destination destination) {
        String bucket = destination.getBucketName();
        String owner = destination.getExpectedBucketOwner();
        String permissions = operation.equals("HeadObject")
                ? "s3:GetObject on " + bucket + " is needed"
                : "s3:PutObject and s3:PutObjectAcl on " + bucket + ", and kms:GenerateDataKey"
                        + (operation.equals("PutObject") ? "" : " and kms:Decrypt") + " on "
                        + destination.getKmsKeyArn() + " are needed";
        return permissions + (owner == null ? "" : ", and " + owner + " must own the bucket");
    }
}
