package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One of the nine members of ResourceStatistics, as our profiles have it and as Macie has it.
 *
 * @param title short name for a column
 */
record Statistic(
        String title,
        ToLongFunction<ResourceStatistics> ours,
        Function<software.amazon.awssdk.services.macie2.model.ResourceStatistics, Long> macies) {

    static final List<Statistic> ALL = List.of(
            new Statistic(
                    "detections",
                    ResourceStatistics::getTotalDetections,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalDetections),
            new Statistic(
                    "suppressed",
                    ResourceStatistics::getTotalDetectionsSuppressed,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalDetectionsSuppressed),
            new Statistic(
                    "sensitive",
                    ResourceStatistics::getTotalItemsSensitive,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalItemsSensitive),
            new Statistic(
                    "classified",
                    ResourceStatistics::getTotalItemsClassified,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalItemsClassified),
            new Statistic(
                    "bytes",
                    ResourceStatistics::getTotalBytesClassified,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalBytesClassified),
            new Statistic(
                    "skipped",
                    ResourceStatistics::getTotalItemsSkipped,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalItemsSkipped),
            new Statistic(
                    "encryption",
                    ResourceStatistics::getTotalItemsSkippedInvalidEncryption,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics
                            ::totalItemsSkippedInvalidEncryption),
            new Statistic(
                    "KMS",
                    ResourceStatistics::getTotalItemsSkippedInvalidKms,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics::totalItemsSkippedInvalidKms),
            new Statistic(
                    "permission",
                    ResourceStatistics::getTotalItemsSkippedPermissionDenied,
                    software.amazon.awssdk.services.macie2.model.ResourceStatistics
                            ::totalItemsSkippedPermissionDenied));

    boolean agrees(ResourceStatistics our, software.amazon.awssdk.services.macie2.model.ResourceStatistics macie) {
        return ours.applyAsLong(our) == macies.apply(macie);
    }

    /** The number, or both where they differ. */
    String cell(ResourceStatistics our, software.amazon.awssdk.services.macie2.model.ResourceStatistics macie) {
        return agrees(our, macie)
                ? "%,d".formatted(ours.applyAsLong(our))
                : "%,d!=%,d".formatted(ours.applyAsLong(our), macies.apply(macie));
    }
}
