package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Writes objects to S3 as Macie writes its own: encrypted with the configured key, and full control for the bucket's owner. */
final class S3ObjectUploader implements ObjectUploader {

    private static final int PRECONDITION_FAILED = 412;

    private final S3Clients clients;

    S3ObjectUploader(S3Clients clients) {
        this.clients = clients;
    }

    @Override
    public boolean putIfAbsent(S3Destination destination, String key, byte[] content, Map<String, String> metadata) {
        try {
            PutObjectResponse answer = clients.of(destination)
                    .putObject(put(destination, key, content, metadata), RequestBody.fromBytes(content));
            requireEncryption(destination, key, answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw S3Failure.explain("PutObject", destination, key, e);
        } catch (SdkException e) {
            throw S3Failure.explain("PutObject", destination, key, e);
        }
    }

    @Override
    public Map<String, String> metadata(S3Destination destination, String key) {
        try {
            HeadObjectResponse answer = clients.of(destination).headObject(head(destination, key));
            requireEncryption(destination, key, answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
            return answer.metadata();
        } catch (SdkException e) {
            throw S3Failure.explain("HeadObject", destination, key, e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private static PutObjectRequest put(
            S3Destination destination, String key, byte[] content, Map<String, String> metadata) {
        return PutObjectRequest.builder()
                .bucket(destination.getBucketName())
                .key(key)
                .ifNoneMatch("*")
                .expectedBucketOwner(destination.getExpectedBucketOwner())
                .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(destination.getKmsKeyArn())
                .contentType("application/gzip")
                .checksumSHA256(sha256(content))
                .metadata(metadata)
                .build();
    }

    private static HeadObjectRequest head(S3Destination destination, String key) {
        return HeadObjectRequest.builder()
                .bucket(destination.getBucketName())
                .key(key)
                .expectedBucketOwner(destination.getExpectedBucketOwner())
                .build();
    }

    private static void requireEncryption(
            S3Destination destination, String key, @Nullable String encryption, @Nullable String keyId) {
        boolean asConfigured = ServerSideEncryption.AWS_KMS.toString().equals(encryption)
                && destination.getKmsKeyArn().equals(keyId);
        if (!asConfigured) {
            throw new ServiceException("s3://" + destination.getBucketName() + "/" + key + " is encrypted with "
                    + encryption + " " + keyId + " instead of aws:kms " + destination.getKmsKeyArn());
        }
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
