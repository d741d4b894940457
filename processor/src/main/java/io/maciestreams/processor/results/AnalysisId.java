package io.maciestreams.processor.results;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.S3Object;
import io.maciestreams.processor.records.Fingerprint;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names one analysis of one object, the same whether a finding or a result file tells of it. */
final class AnalysisId {

    private static final String S3_URI = "s3://";

    private AnalysisId() {}

    /**
     * The first 16 bytes of a SHA-256, as 32 hexadecimal digits. Of the object's path and the place of the detailed
     * result, where Macie names an S3 URI; otherwise of path, job, entity tag and creation time in milliseconds.
     */
    static String of(String path, S3Object object, ClassificationDetails details, Instant createdAt) {
        String location = details.getDetailedResultsLocation();
        byte[] fingerprint = isStored(location)
                ? Fingerprint.of(path, location)
                : Fingerprint.of(path, details.getJobId(), object.getETag(), String.valueOf(createdAt.toEpochMilli()));
        return HexFormat.of().formatHex(fingerprint);
    }

    // Not parsed: Macie writes [export-config-not-set] where a URI should be, and keys may hold anything.
    private static boolean isStored(@Nullable String location) {
        return location != null && location.startsWith(S3_URI);
    }
}
