package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Writes objects to S3 as Macie writes its own: encrypted with the configured key, and full control for the bucket's owner. */
final class S3ObjectUploader implements ObjectUploader {

    static final int PRECONDITION_FAILED = 412;

    private final S3Clients clients;
    private final long partSize;

    /** One that writes what is larger than a part in several. */
    S3ObjectUploader(S3Clients clients, long partSize) {
        this.clients = clients;
        this.partSize = partSize;
    }

    @Override
    public boolean putIfAbsent(
            S3Destination destination, String key, ObjectBytes content, Map<String, String> metadata) {
        List<ObjectBytes> parts = content.parts(partSize);
        if (parts.size() > 1) {
            return new S3MultipartUpload(clients.of(destination), destination, key).putIfAbsent(parts, metadata);
        }
        try {
            put(destination, request(destination, key, content).ifNoneMatch("*").metadata(metadata), content);
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
            S3Encryption.require(destination, key, answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
            return answer.metadata();
        } catch (SdkException e) {
            throw S3Failure.explain("HeadObject", destination, key, e);
        }
    }

    @Override
    public void test(S3Destination destination, String key) {
        ObjectBytes nothing = new ObjectBytes(List.of());
        try {
            put(destination, request(destination, key, nothing), nothing);
        } catch (SdkException e) {
            throw S3Failure.explain("PutObject", destination, key, e);
        }
    }

    @Override
    public String region(S3Destination destination) {
        return clients.region(destination);
    }

    @Override
    public void close() {
        clients.close();
    }

    private void put(S3Destination destination, PutObjectRequest.Builder request, ObjectBytes content) {
        PutObjectRequest put = request.build();
        S3Client s3 = clients.of(destination);
        PutObjectResponse answer =
                s3.putObject(put, RequestBody.fromContentProvider(content::stream, content.size(), put.contentType()));
        if (answer.eTag() == null) {
            throw new ServiceException("PutObject s3://" + put.bucket() + "/" + put.key()
                    + ": an answer of success that names no object; it is not certain that it was written");
        }
        S3Encryption.require(destination, put.key(), answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
    }

    private static PutObjectRequest.Builder request(S3Destination destination, String key, ObjectBytes content) {
        return PutObjectRequest.builder()
                .bucket(destination.getBucketName())
                .key(key)
                .expectedBucketOwner(destination.getExpectedBucketOwner())
                .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(destination.getKmsKeyArn())
                .contentType("application/gzip")
                .checksumSHA256(content.sha256());
    }

    private static HeadObjectRequest head(S3Destination destination, String key) {
        return HeadObjectRequest.builder()
                .bucket(destination.getBucketName())
                .key(key)
                .expectedBucketOwner(destination.getExpectedBucketOwner())
                .build();
    }
}
