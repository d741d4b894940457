package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What S3 says an object is encrypted with, beside what the destination asks for. */
final class S3Encryption {

    private S3Encryption() {}

    static boolean isAsConfigured(S3Destination destination, @Nullable String encryption, @Nullable String keyId) {
        return ServerSideEncryption.AWS_KMS.toString().equals(encryption)
                && destination.getKmsKeyArn().equals(keyId);
    }

    static void require(S3Destination destination, String key, @Nullable String encryption, @Nullable String keyId) {
        if (!isAsConfigured(destination, encryption, keyId)) {
            throw new ServiceException("s3://" + destination.getBucketName() + "/" + key + " is encrypted with "
                    + encryption + " " + keyId + " instead of aws:kms " + destination.getKmsKeyArn());
        }
    }
}
