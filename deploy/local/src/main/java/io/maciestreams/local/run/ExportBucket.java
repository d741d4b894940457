package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.local.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that the simulated account exports to. */
final class ExportBucket implements AutoCloseable {

    static final String NAME = "macie-results";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACIE_PREFIX = "AWSLogs/";
    private static final String SINK_PREFIX = "macie-streams/";

    private final S3Client s3;

    private ExportBucket(S3Client s3) {
        this.s3 = s3;
    }

    /** Opens the bucket, after making it where it is missing. */
    static ExportBucket create(LocalStack stack) {
        S3Client s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), stack.s3Endpoint());
        try {
            s3.createBucket(request -> request.bucket(NAME));
        } catch (BucketAlreadyOwnedByYouException alreadyThere) {
            // A folder of an earlier run.
            return new ExportBucket(s3);
        }
        return new ExportBucket(s3);
    }

    /** What the sink wrote, without the empty object by which it tries the bucket: Macie's own files lie beside its tree. */
    List<S3Object> objects() {
        return s3.listObjectsV2Paginator(request -> request.bucket(NAME).prefix(SINK_PREFIX)).contents().stream()
                .filter(object -> !object.key().endsWith("/macie-test-object"))
                .toList();
    }

    /** What Macie itself wrote there: its result of each analysed object, without those of files inside archives. */
    List<MacieResult> macieResults() throws IOException {
        List<MacieResult> results = new ArrayList<>();
        for (S3Object file : s3.listObjectsV2Paginator(
                        request -> request.bucket(NAME).prefix(MACIE_PREFIX))
                .contents()) {
            for (String line : lines(file.key())) {
                JsonNode json = JSON.readTree(line);
                if (!MacieResult.isOfMember(json)) {
                    results.add(MacieResult.of(json));
                }
            }
        }
        return results;
    }

    /** The lines of a gzipped object. */
    List<String> lines(String key) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(unzipped(key), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** What a gzipped object holds. */
    byte[] content(String key) throws IOException {
        try (InputStream content = unzipped(key)) {
            return content.readAllBytes();
        }
    }

    /** Bytes of an object as it is in the bucket. */
    long size(String key) {
        return s3.headObject(request -> request.bucket(NAME).key(key)).contentLength();
    }

    private InputStream unzipped(String key) throws IOException {
        return new GZIPInputStream(s3.getObject(request -> request.bucket(NAME).key(key)));
    }

    @Override
    public void close() {
        s3.close();
    }
}
