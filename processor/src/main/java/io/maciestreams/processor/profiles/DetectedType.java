package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ProfileDetection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences of one type of sensitive data in one result.
 *
 * @param key name of a managed data identifier, or ARN of a custom one
 */
record DetectedType(String key, boolean custom, @Nullable String name, @Nullable String category, long count) {

    private static final String CUSTOM_IDENTIFIER = "CUSTOM_IDENTIFIER";

    DetectedType {
        Objects.requireNonNull(key);
    }

    static DetectedType managed(String name, @Nullable String category, long count) {
        return new DetectedType(name, false, name, category, count);
    }

    static DetectedType custom(String arn, @Nullable String name, long count) {
        return new DetectedType(arn, true, name, CUSTOM_IDENTIFIER, count);
    }

    /** The key of a detection in a profile. */
    static String key(ProfileDetection detection) {
        String arn = detection.getArn();
        return arn == null ? detection.getId() : arn;
    }

    /** A detection of this type that has not counted anything yet. */
    ProfileDetection nothingCounted() {
        return ProfileDetection.newBuilder()
                .setId(custom ? key.substring(key.lastIndexOf('/') + 1) : key)
                .setType(custom ? "CUSTOM" : "MANAGED")
                .setArn(custom ? key : null)
                .setName(name)
                .setCategory(category)
                .setTotals(new DetectionTotals(0L, 0L))
                .setAutomatedTotals(new DetectionTotals(0L, 0L))
                .setJobTotals(new DetectionTotals(0L, 0L))
                .build();
    }
}
