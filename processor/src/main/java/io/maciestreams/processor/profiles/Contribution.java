package io.maciestreams.processor.profiles;

import io.maciestreams.processor.projection.ClassificationResult;
import io.maciestreams.processor.projection.ClassificationResultStatus;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.projection.S3Object;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.Outcome;
import io.maciestreams.processor.state.TypeCount;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one result adds to its bucket's statistics, and what orders it among the object's results. */
final class Contribution {

    private static final String RESULT_FILE = "RESULT_FILE";

    private static final String NO_LONGER_AVAILABLE = "SOURCE_OBJECT_NO_LONGER_AVAILABLE";

    private Contribution() {}

    /**
     * Takes from a result what its object's state needs.
     *
     * @throws UnusableRecordException where the result names no object or holds no result
     */
    static LatestResult of(DataClassificationResult analysis) {
        S3Object object = object(analysis);
        ClassificationResult result = analysis.getClassificationDetails().getResult();
        if (result == null) {
            throw new UnusableRecordException(analysis.getId(), "classificationDetails.result is missing");
        }
        return LatestResult.newBuilder()
                .setLastModified(object.getLastModified())
                .setCreatedAt(analysis.getCreatedAt())
                .setSourceRank(analysis.getSource().equals(RESULT_FILE) ? 1 : 0)
                .setId(analysis.getId())
                .setOutcome(outcome(result.getStatus()))
                .setBytesClassified(Objects.requireNonNullElse(result.getSizeClassified(), 0L))
                .setDetections(Detections.count(result))
                .setTypes(types(result))
                .build();
    }

    /** What the result found, by type. */
    static List<DetectedType> detected(DataClassificationResult analysis) {
        ClassificationResult result = analysis.getClassificationDetails().getResult();
        return result == null ? List.of() : Detections.byType(result);
    }

    private static List<TypeCount> types(ClassificationResult result) {
        return Detections.byType(result).stream()
                .map(type -> new TypeCount(type.key(), type.count()))
                .toList();
    }

    /** Whether the result only tells that the object is gone. */
    static boolean isRemoval(DataClassificationResult analysis) {
        ClassificationResult result = analysis.getClassificationDetails().getResult();
        return result != null
                && result.getStatus() != null
                && NO_LONGER_AVAILABLE.equals(result.getStatus().getReason());
    }

    /** Whether the result is about a file inside an archive: the archive's own result counts what was found there. */
    static boolean isMemberOfArchive(DataClassificationResult analysis) {
        S3Object object = analysis.getResourcesAffected().getS3Object();
        return object != null && object.getEmbeddedFileDetails() != null;
    }

    /** Path of the analysed object. */
    static String path(DataClassificationResult analysis) {
        String path = object(analysis).getPath();
        if (path == null) {
            throw new UnusableRecordException(analysis.getId(), "resourcesAffected.s3Object.path is missing");
        }
        return path;
    }

    private static S3Object object(DataClassificationResult analysis) {
        S3Object object = analysis.getResourcesAffected().getS3Object();
        if (object == null) {
            throw new UnusableRecordException(analysis.getId(), "resourcesAffected.s3Object is missing");
        }
        return object;
    }

    // What has a code that does not exist yet was, for all we know, analysed.
    private static Outcome outcome(@Nullable ClassificationResultStatus status) {
        String code = status == null || status.getCode() == null ? "" : status.getCode();
        return switch (code) {
            case "SKIPPED" -> skipped(status == null || status.getReason() == null ? "" : status.getReason());
            case "PARTIAL" -> Outcome.PARTIAL;
            default -> Outcome.COMPLETE;
        };
    }

    private static Outcome skipped(String reason) {
        return switch (reason) {
            case "INVALID_ENCRYPTION" -> Outcome.SKIPPED_INVALID_ENCRYPTION;
            case "INVALID_KMS_KEY" -> Outcome.SKIPPED_INVALID_KMS;
            case "PERMISSION_DENIED" -> Outcome.SKIPPED_PERMISSION_DENIED;
            default -> Outcome.SKIPPED;
        };
    }
}
