package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.Outcome;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic on Macie's nine statistics. */
final class Statistics {

    private Statistics() {}

    /** Nothing counted: all counters are primitive, so that nobody has to set them, which costs a builder much time. */
    static ResourceStatistics none() {
        return new ResourceStatistics();
    }

    /** Statistics of one object. */
    static ResourceStatistics of(@Nullable LatestResult latest) {
        if (latest == null) {
            return none();
        }
        Outcome outcome = latest.getOutcome();
        boolean classified = isAnalysed(outcome);
        return ResourceStatistics.newBuilder()
                .setTotalBytesClassified(classified ? latest.getBytesClassified() : 0)
                .setTotalDetections(latest.getDetections())
                .setTotalItemsClassified(one(classified))
                .setTotalItemsSensitive(one(latest.getDetections() > 0))
                .setTotalItemsSkipped(one(!classified))
                .setTotalItemsSkippedInvalidEncryption(one(outcome == Outcome.SKIPPED_INVALID_ENCRYPTION))
                .setTotalItemsSkippedInvalidKms(one(outcome == Outcome.SKIPPED_INVALID_KMS))
                .setTotalItemsSkippedPermissionDenied(one(outcome == Outcome.SKIPPED_PERMISSION_DENIED))
                .build();
    }

    /** Whether an object was analysed, wholly or in part. */
    static boolean isAnalysed(Outcome outcome) {
        return outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL;
    }

    /** Whether a profile counts any object. */
    static boolean countsAnything(ResourceProfile profile) {
        return !profile.getAutomatedStatistics().equals(none())
                || !profile.getJobStatistics().equals(none());
    }

    static DetectionTotals sum(DetectionTotals a, DetectionTotals b) {
        return new DetectionTotals(a.getCount() + b.getCount(), a.getObjects() + b.getObjects());
    }

    static ResourceStatistics sum(ResourceStatistics a, ResourceStatistics b) {
        return combine(a, b, Math::addExact);
    }

    static ResourceStatistics difference(ResourceStatistics a, ResourceStatistics b) {
        return combine(a, b, Math::subtractExact);
    }

    // By position, so that a counter added to the schema is not forgotten here.
    private static ResourceStatistics combine(ResourceStatistics a, ResourceStatistics b, LongBinaryOperator operator) {
        ResourceStatistics combined = none();
        int counters = combined.getSchema().getFields().size();
        for (int i = 0; i < counters; i++) {
            combined.put(i, operator.applyAsLong((long) a.get(i), (long) b.get(i)));
        }
        return combined;
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }
}
