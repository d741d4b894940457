package io.maciestreams.processor.profiles;

import io.maciestreams.processor.projection.ClassificationResult;
import io.maciestreams.processor.projection.CustomDataIdentifiers;
import io.maciestreams.processor.projection.CustomDetection;
import io.maciestreams.processor.projection.DefaultDetection;
import io.maciestreams.processor.projection.SensitiveDataItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the occurrences of sensitive data in one result. */
public final class Detections {

    private Detections() {}

    /** Occurrences by managed and by custom data identifiers, suppressed or not. */
    public static long count(ClassificationResult result) {
        return sum(result.getSensitiveData(), Detections::managed) + custom(result.getCustomDataIdentifiers());
    }

    /** The same by type; a detection that names no data identifier counts only in the whole. */
    static List<DetectedType> byType(ClassificationResult result) {
        List<DetectedType> types = new ArrayList<>();
        for (SensitiveDataItem item : present(result.getSensitiveData())) {
            for (DefaultDetection detection : present(item.getDetections())) {
                addManaged(types, detection, item.getCategory());
            }
        }
        CustomDataIdentifiers custom = result.getCustomDataIdentifiers();
        for (CustomDetection detection : present(custom == null ? null : custom.getDetections())) {
            addCustom(types, detection);
        }
        return types;
    }

    private static void addManaged(List<DetectedType> types, DefaultDetection detection, @Nullable String category) {
        String name = detection.getType();
        if (name != null && number(detection.getCount()) > 0) {
            types.add(DetectedType.managed(name, category, number(detection.getCount())));
        }
    }

    private static void addCustom(List<DetectedType> types, CustomDetection detection) {
        String arn = detection.getArn();
        if (arn != null && number(detection.getCount()) > 0) {
            types.add(DetectedType.custom(arn, detection.getName(), number(detection.getCount())));
        }
    }

    private static @Nullable Long managed(SensitiveDataItem item) {
        return total(item.getTotalCount(), item.getDetections(), DefaultDetection::getCount);
    }

    private static long custom(@Nullable CustomDataIdentifiers identifiers) {
        return identifiers == null
                ? 0
                : total(identifiers.getTotalCount(), identifiers.getDetections(), CustomDetection::getCount);
    }

    private static <T> long total(
            @Nullable Long totalCount, @Nullable List<T> detections, Function<T, @Nullable Long> count) {
        return totalCount == null ? sum(detections, count) : totalCount;
    }

    private static <T> long sum(@Nullable List<T> elements, Function<T, @Nullable Long> count) {
        long sum = 0;
        for (T element : present(elements)) {
            sum += number(count.apply(element));
        }
        return sum;
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static <T> List<T> present(@Nullable List<T> elements) {
        return elements == null ? List.of() : elements;
    }
}
