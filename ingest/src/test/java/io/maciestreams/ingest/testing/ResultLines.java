package io.maciestreams.ingest.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Lines of result files as Macie writes them. */
public final class ResultLines {

    public static final String BUCKET_ARN = "arn:aws:s3:::patients";

    private ResultLines() {}

    /** A result of an object that holds sensitive data. */
    public static String sensitive(String id) {
        return """
                {"schemaVersion":"1.0","id":"%s","accountId":"555555555555","partition":"aws","region":"us-east-1",\
                "type":"SensitiveData:S3Object/Personal","severity":{"score":"3","description":"High"},\
                "createdAt":"2026-11-20T10:00:00Z","resourcesAffected":{"s3Bucket":{"arn":"%s","name":"patients",\
                "tags":[]},"s3Object":{"key":"%s.csv","path":"patients/%s.csv","eTag":"e","size":"4750",\
                "publicAccess":false}},"category":"CLASSIFICATION","classificationDetails":{"result":{"status":\
                {"code":"COMPLETE"},"sizeClassified":"4750","mimeType":"text/csv","sensitiveData":[{"category":\
                "PERSONAL_INFORMATION","totalCount":"2","detections":[{"type":"NAME","count":"2","occurrences":\
                {"lineRanges":[],"pages":[],"records":[],"cells":[{"row":"2","column":"14","columnName":"name"}]}}]}]},\
                "detailedResultsLocation":"s3://results/%s.jsonl.gz","jobId":"0123456789abcdef0123456789abcdef"}}"""
                .formatted(id, BUCKET_ARN, id, id, id);
    }

    /** A result of an object that could not be read. */
    public static String skipped(String id) {
        return """
                {"schemaVersion":"1.0","id":"%s","accountId":"555555555555","partition":"aws","region":"us-east-1",\
                "severity":{"score":"0","description":"Informational"},"createdAt":"2026-11-20T10:00:00Z",\
                "resourcesAffected":{"s3Bucket":{"name":"patients"},"s3Object":{"path":"patients/%s.csv"}},\
                "category":"CLASSIFICATION","classificationDetails":{"result":{"status":{"code":"SKIPPED",\
                "reason":"PERMISSION_DENIED"},"sizeClassified":"0","sensitiveData":[]},"originType":\
                "AUTOMATED_SENSITIVE_DATA_DISCOVERY"}}"""
                .formatted(id, id);
    }

    /** A file with these lines. */
    public static byte[] file(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return gzip(text.toString());
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
