package io.maciestreams.simulator.findings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that a findingCriteria may name, spelled as the API spells them. */
public enum FindingField {
    ID("id", false),
    TYPE("type", false),
    CATEGORY("category", false),
    SEVERITY_DESCRIPTION("severity.description", false),
    ARCHIVED("archived", false),
    SAMPLE("sample", false),
    JOB_ID("classificationDetails.jobId", false),
    ORIGIN_TYPE("classificationDetails.originType", false),
    BUCKET_NAME("resourcesAffected.s3Bucket.name", false),
    SEVERITY_SCORE("severity.score", true),
    CREATED_AT("createdAt", true),
    UPDATED_AT("updatedAt", true);

    private final String path;
    private final boolean numeric;

    FindingField(String path, boolean numeric) {
        this.path = path;
        this.numeric = numeric;
    }

    String path() {
        return path;
    }

    public static Optional<FindingField> named(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }

    public boolean numeric() {
        return numeric;
    }

    /** The number a range compares; times are epoch milliseconds. */
    long number(Finding finding) {
        return switch (this) {
            case SEVERITY_SCORE -> finding.severityScore();
            case CREATED_AT -> finding.createdAt().toEpochMilli();
            case UPDATED_AT -> finding.updatedAt().toEpochMilli();
            default -> throw new IllegalStateException(path + " holds no number");
        };
    }

    /** The text that eq, neq and eqExactMatch compare; null where the finding lacks the field. */
    @Nullable
    String text(Finding finding) {
        return switch (this) {
            case ID -> finding.id();
            case TYPE -> finding.type();
            case CATEGORY -> finding.category();
            case SEVERITY_DESCRIPTION -> finding.severityDescription();
            case ARCHIVED -> String.valueOf(finding.archived());
            case SAMPLE -> String.valueOf(finding.sample());
            case JOB_ID -> finding.jobId();
            case ORIGIN_TYPE -> finding.originType();
            case BUCKET_NAME -> finding.bucketName();
            default -> throw new IllegalStateException(path + " holds no text");
        };
    }
}
