package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A new bucket, and what tests look for in it. */
final class TestBucket implements AutoCloseable {

    private final S3Client s3;
    private final String name = "results-" + UUID.randomUUID();
    private final String kmsKeyArn;

    TestBucket(Stack stack) {
        this.kmsKeyArn = stack.kmsKeyArn();
        this.s3 = S3Client.builder()
                .endpointOverride(stack.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
        s3.createBucket(request -> request.bucket(name));
    }

    String name() {
        return name;
    }

    S3Destination destination() {
        return new S3Destination(name, null, "exports", kmsKeyArn);
    }

    void put(String key, String content) {
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(content));
    }

    void putEncrypted(String key, String content) {
        s3.putObject(
                request -> request.bucket(name)
                        .key(key)
                        .serverSideEncryption("aws:kms")
                        .ssekmsKeyId(kmsKeyArn),
                RequestBody.fromString(content));
    }

    void delete(String key) {
        s3.deleteObject(request -> request.bucket(name).key(key));
    }

    /** Puts other bytes under a key, with the metadata that was there. */
    void replaceContent(String key) {
        Map<String, String> metadata = head(key).metadata();
        s3.putObject(
                request -> request.bucket(name)
                        .key(key)
                        .serverSideEncryption("aws:kms")
                        .ssekmsKeyId(kmsKeyArn)
                        .metadata(metadata),
                RequestBody.fromString("no gzip"));
    }

    HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(name).key(key));
    }

    byte[] content(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray();
    }

    /** The lines of all objects, by key. */
    Map<String, List<String>> lines() throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (S3Object object :
                s3.listObjectsV2Paginator(request -> request.bucket(name)).contents()) {
            if (!object.key().endsWith("/macie-test-object")) {
                lines.put(object.key(), lines(content(object.key())));
            }
        }
        return lines;
    }

    private static List<String> lines(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new ArrayList<>(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
