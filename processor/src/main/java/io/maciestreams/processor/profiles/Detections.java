package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.CustomDataIdentifiers;
import io.maciestreams.avro.CustomDetection;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.SensitiveDataItem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the occurrences of sensitive data in one result. */
final class Detections {

    private Detections() {}

    /** Occurrences by managed and by custom data identifiers, suppressed or not. */
    static long count(ClassificationResult result) {
        return sum(result.getSensitiveData(), Detections::managed) + custom(result.getCustomDataIdentifiers());
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
        for (T element : elements == null ? List.<T>of() : elements) {
            Long value = count.apply(element);
            sum += value == null ? 0 : value;
        }
        return sum;
    }
}
