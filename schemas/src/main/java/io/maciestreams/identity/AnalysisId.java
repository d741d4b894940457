package io.maciestreams.identity;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.EmbeddedFileDetails;
import io.maciestreams.avro.S3Object;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names one analysis of one object, the same whether a finding or a result file tells of it. */
public final class AnalysisId {

    private static final String S3_URI = "s3://";
    private static final String NOT_STORED = "s3://[export-config-not-set]";

    private AnalysisId() {}

    /**
     * The first 16 bytes of a SHA-256, as 32 hexadecimal digits. Of the object's path and the place of the detailed
     * result, where Macie has stored one; otherwise of path, job, entity tag and creation time in milliseconds. The
     * members of an archive share its path and place: of a member, the file's path inside the archive counts as well.
     *
     * @param path bucket name, a slash, and the key
     * @param createdAt when Macie created the finding or result
     */
    public static String of(String path, S3Object object, ClassificationDetails details, Instant createdAt) {
        return HexFormat.of().formatHex(Fingerprint.of(parts(path, object, details, createdAt)));
    }

    /**
     * Whether Macie has stored the detailed result of the analysis, so that a result file tells of it. Without an export
     * configuration it writes {@code [export-config-not-set]} as the place, alone or as the name of the bucket.
     */
    public static boolean hasStoredResult(ClassificationDetails details) {
        // Not parsed: that text is no valid URI, and keys may hold anything.
        String location = details.getDetailedResultsLocation();
        return location != null && location.startsWith(S3_URI) && !location.startsWith(NOT_STORED);
    }

    private static @Nullable String[] parts(
            String path, S3Object object, ClassificationDetails details, Instant createdAt) {
        List<@Nullable String> parts = new ArrayList<>(List.of(path));
        if (hasStoredResult(details)) {
            parts.add(details.getDetailedResultsLocation());
        } else {
            parts.addAll(Arrays.asList(details.getJobId(), object.getETag(), String.valueOf(createdAt.toEpochMilli())));
        }
        EmbeddedFileDetails member = object.getEmbeddedFileDetails();
        if (member != null) {
            parts.add(member.getFilePath());
        }
        return parts.toArray(String[]::new);
    }
}
