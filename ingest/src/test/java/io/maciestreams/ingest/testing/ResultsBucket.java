package io.maciestreams.ingest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A new bucket on the S3 of a stack, for Macie to write to. */
public final class ResultsBucket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Every line of every result file. */
    public List<JsonNode> lines() {
        return s3.listObjectsV2Paginator(request -> request.bucket(name)).contents().stream()
                .filter(object -> object.key().endsWith(".jsonl.gz"))
                .flatMap(object -> lines(object.key()).stream())
                .toList();
    }

    public void delete(String key) {
        s3.deleteObject(request -> request.bucket(name).key(key));
    }

    private List<JsonNode> lines(String key) {
        try (GZIPInputStream file = new GZIPInputStream(
                        s3.getObject(request -> request.bucket(name).key(key)));
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(file)) {
            return lines.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + key, e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
