package io.maciestreams.simulator.account;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The nine counters of a resource profile. */
public record ResourceStatistics(
        long totalBytesClassified,
        long totalDetections,
        long totalDetectionsSuppressed,
        long totalItemsClassified,
        long totalItemsSensitive,
        long totalItemsSkipped,
        long totalItemsSkippedInvalidEncryption,
        long totalItemsSkippedInvalidKms,
        long totalItemsSkippedPermissionDenied) {

    /** Counts analyses of which each stands for another object. */
    static ResourceStatistics of(Collection<Analysis> latest, ScoringSettings settings) {
        return new ResourceStatistics(
                sum(latest, Analysis::sizeClassified),
                sum(latest, Analysis::occurrences),
                sum(latest, analysis -> analysis.suppressedOccurrences(settings)),
                count(latest, Analysis::classified),
                count(latest, Analysis::sensitive),
                count(latest, Analysis::skipped),
                count(latest, analysis -> analysis.skippedFor("INVALID_ENCRYPTION")),
                count(latest, analysis -> analysis.skippedFor("INVALID_KMS_KEY")),
                count(latest, analysis -> analysis.skippedFor("PERMISSION_DENIED")));
    }

    private static long sum(Collection<Analysis> analyses, ToLongFunction<Analysis> number) {
        return analyses.stream().mapToLong(number).sum();
    }

    private static long count(Collection<Analysis> analyses, Predicate<Analysis> property) {
        return analyses.stream().filter(property).count();
    }
}
