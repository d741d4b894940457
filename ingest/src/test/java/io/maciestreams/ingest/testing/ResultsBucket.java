package io.maciestreams.ingest.testing;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.Stack;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A new bucket on the S3 of a stack, for Macie to write to. */
public final class ResultsBucket implements AutoCloseable {

    private final S3Client s3;
    private final String name = "results-" + UUID.randomUUID();
    private final String kmsKeyArn;

    public ResultsBucket(Stack stack) {
        this.kmsKeyArn = stack.kmsKeyArn();
        this.s3 = S3Client.builder()
                .endpointOverride(stack.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
        s3.createBucket(request -> request.bucket(name));
    }

    public String name() {
        return name;
    }

    public S3Destination destination() {
        return new S3Destination(name, null, null, kmsKeyArn);
    }

    /** Writes an object as Macie does, and returns its entity tag. */
    public String put(String key, byte[] content) {
        return s3.putObject(
                        request -> request.bucket(name)
                                .key(key)
                                .serverSideEncryption("aws:kms")
                                .ssekmsKeyId(kmsKeyArn),
                        RequestBody.fromBytes(content))
                .eTag();
    }

    public void delete(String key) {
        s3.deleteObject(request -> request.bucket(name).key(key));
    }

    @Override
    public void close() {
        s3.close();
    }
}
