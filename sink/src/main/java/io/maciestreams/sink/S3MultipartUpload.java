package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Writes one large object in parts. One that cannot be completed is aborted: its parts would be paid for. */
final class S3MultipartUpload {

    private static final Logger LOG = LoggerFactory.getLogger(S3MultipartUpload.class);

    private final S3Client s3;
    private final S3Destination destination;
    private final String key;

    S3MultipartUpload(S3Client s3, S3Destination destination, String key) {
        this.s3 = s3;
        this.destination = destination;
        this.key = key;
    }

    /** As {@link ObjectUploader#putIfAbsent}, with content in parts. */
    boolean putIfAbsent(List<ObjectBytes> parts, Map<String, String> metadata) {
        String uploadId = create(metadata);
        boolean completed = false;
        try {
            completed = complete(uploadId, upload(uploadId, parts));
            return completed;
        } finally {
            if (!completed) {
                abort(uploadId);
            }
        }
    }

    private String create(Map<String, String> metadata) {
        try {
            CreateMultipartUploadResponse answer =
                    s3.createMultipartUpload(request -> request.bucket(destination.getBucketName())
                            .key(key)
                            .expectedBucketOwner(destination.getExpectedBucketOwner())
                            .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                            .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                            .ssekmsKeyId(destination.getKmsKeyArn())
                            .contentType("application/gzip")
                            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                            .metadata(metadata));
            String uploadId = required("CreateMultipartUpload", answer.uploadId());
            S3Encryption.require(destination, key, answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
            return uploadId;
        } catch (SdkException e) {
            throw S3Failure.explain("CreateMultipartUpload", destination, key, e);
        }
    }

    private List<CompletedPart> upload(String uploadId, List<ObjectBytes> parts) {
        List<CompletedPart> uploaded = new ArrayList<>();
        for (ObjectBytes part : parts) {
            uploaded.add(upload(uploadId, uploaded.size() + 1, part));
        }
        return uploaded;
    }

    private CompletedPart upload(String uploadId, int number, ObjectBytes part) {
        String checksum = part.sha256();
        try {
            UploadPartResponse answer = s3.uploadPart(
                    request -> request.bucket(destination.getBucketName())
                            .key(key)
                            .uploadId(uploadId)
                            .partNumber(number)
                            .expectedBucketOwner(destination.getExpectedBucketOwner())
                            .checksumSHA256(checksum),
                    RequestBody.fromContentProvider(part::stream, part.size(), "application/gzip"));
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(required("UploadPart", answer.eTag()))
                    .checksumSHA256(checksum)
                    .build();
        } catch (SdkException e) {
            throw S3Failure.explain("UploadPart", destination, key, e);
        }
    }

    private boolean complete(String uploadId, List<CompletedPart> parts) {
        try {
            CompleteMultipartUploadResponse answer =
                    s3.completeMultipartUpload(request -> request.bucket(destination.getBucketName())
                            .key(key)
                            .uploadId(uploadId)
                            .ifNoneMatch("*")
                            .expectedBucketOwner(destination.getExpectedBucketOwner())
                            .multipartUpload(upload -> upload.parts(parts)));
            required("CompleteMultipartUpload", answer.eTag());
            S3Encryption.require(destination, key, answer.serverSideEncryptionAsString(), answer.ssekmsKeyId());
            return true;
        } catch (NoSuchUploadException e) {
            // So is a second attempt answered whose first was completed and only its answer lost.
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == S3ObjectUploader.PRECONDITION_FAILED) {
                return false;
            }
            throw S3Failure.explain("CompleteMultipartUpload", destination, key, e);
        } catch (SdkException e) {
            throw S3Failure.explain("CompleteMultipartUpload", destination, key, e);
        }
    }

    private String required(String operation, String found) {
        if (found == null) {
            throw new ServiceException(operation + " s3://" + destination.getBucketName() + "/" + key
                    + ": an answer of success that lacks what it has to name; it is not certain that it was done");
        }
        return found;
    }

    // Whatever becomes of it, the failure before it is what counts.
    private void abort(String uploadId) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(destination.getBucketName())
                    .key(key)
                    .uploadId(uploadId)
                    .expectedBucketOwner(destination.getExpectedBucketOwner()));
        } catch (NoSuchUploadException e) {
            LOG.info("The upload of s3://{}/{} is over already", destination.getBucketName(), key);
        } catch (SdkException e) {
            LOG.warn(
                    "Parts of an upload of s3://{}/{} are left to the bucket's lifecycle rule: {}",
                    destination.getBucketName(),
                    key,
                    e.getMessage());
        }
    }
}
