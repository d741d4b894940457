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
    private static final String NOT_STORED = "s3://[export-config-not-set]";

    private AnalysisId() {}

    /**
     * The first 16 bytes of a SHA-256, as 32 hexadecimal digits. Of the object's path and the place of the detailed
     * result, where Macie has stored one; otherwise of path, job, entity tag and creation time in milliseconds.
     */
    static String of(String path, S3Object object, ClassificationDetails details, Instant createdAt) {
        String location = details.getDetailedResultsLocation();
        byte[] fingerprint = isStored(location)
                ? Fingerprint.of(path, location)
                : Fingerprint.of(path, details.getJobId(), object.getETag(), String.valueOf(createdAt.toEpochMilli()));
        return HexFormat.of().formatHex(fingerprint);
    }

    // Without an export configuration Macie writes [export-config-not-set], alone or as the name of the bucket: such a
    // place names no analysis. Not parsed, as that is no valid URI, and keys may hold anything.
    private static boolean isStored(@Nullable String location) {
        return location != null && location.startsWith(S3_URI) && !location.startsWith(NOT_STORED);
    }
}
