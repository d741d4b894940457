package io.maciestreams.processor.siem;

import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.CustomDataIdentifiers;
import io.maciestreams.avro.CustomDetection;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.SensitiveDataItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One type of sensitive data in an object.
 *
 * @param type managed data identifier, or ARN of a custom one
 * @param name the same for people
 */
record DetectedData(
        @Nullable String category,
        @Nullable String type,
        @Nullable String name,
        long count,
        @Nullable Occurrences occurrences) {

    static final String CUSTOM_IDENTIFIER = "CUSTOM_IDENTIFIER";

    static List<DetectedData> in(ClassificationResult result) {
        List<DetectedData> data = new ArrayList<>();
        for (SensitiveDataItem item : present(result.getSensitiveData())) {
            present(item.getDetections()).forEach(detection -> data.add(managed(item, detection)));
        }
        CustomDataIdentifiers custom = result.getCustomDataIdentifiers();
        present(custom == null ? null : custom.getDetections()).forEach(detection -> data.add(custom(detection)));
        return data;
    }

    private static DetectedData managed(SensitiveDataItem item, DefaultDetection detection) {
        String type = detection.getType();
        return new DetectedData(
                item.getCategory(), type, type, number(detection.getCount()), detection.getOccurrences());
    }

    private static DetectedData custom(CustomDetection detection) {
        String arn = detection.getArn();
        String name = detection.getName();
        return new DetectedData(
                CUSTOM_IDENTIFIER,
                arn == null ? name : arn,
                name == null ? arn : name,
                number(detection.getCount()),
                detection.getOccurrences());
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static <T> List<T> present(@Nullable List<T> elements) {
        return elements == null ? List.of() : elements;
    }
}
