package io.maciestreams.processor.profiles;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.ObjectState;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest result of one object for automated discovery and for jobs. Which one is later never depends on the
 * order of arrival.
 */
final class LatestResults {

    /**
     * Object version, then creation time, then source, then id. Result files write whole seconds: within one the result
     * file's record comes after the finding of the same analysis.
     */
    static final Comparator<LatestResult> ORDER = comparing(LatestResult::getLastModified, nullsFirst(naturalOrder()))
            .thenComparing(result -> result.getCreatedAt().truncatedTo(SECONDS))
            .thenComparing(LatestResult::getSourceRank)
            .thenComparing(LatestResult::getCreatedAt)
            .thenComparing(LatestResult::getId);

    private static final String AUTOMATED_DISCOVERY = "AUTOMATED_SENSITIVE_DATA_DISCOVERY";

    private LatestResults() {}

    /** The state after a result of the object; equal to {@code before} where the result says nothing new. */
    static ObjectState accept(@Nullable ObjectState before, DataClassificationResult result) {
        LatestResult candidate = Contribution.of(result);
        Instant createdAt = result.getCreatedAt();
        ObjectState known = before == null ? new ObjectState(null, null, createdAt) : before;
        Instant newest = later(known.getNewestCreatedAt(), createdAt);
        return isAutomated(result.getClassificationDetails())
                ? new ObjectState(later(known.getAutomated(), candidate), known.getJob(), newest)
                : new ObjectState(known.getAutomated(), later(known.getJob(), candidate), newest);
    }

    /** The later of the two latest results: what the object adds to the statistics over all analyses. */
    static @Nullable LatestResult ofAll(ObjectState state) {
        LatestResult job = state.getJob();
        return job == null ? state.getAutomated() : later(state.getAutomated(), job);
    }

    // Findings from before automated discovery existed name no origin, but always their job.
    private static boolean isAutomated(ClassificationDetails details) {
        String origin = details.getOriginType();
        return origin == null
                ? details.getJobId() == null && details.getJobArn() == null
                : origin.equals(AUTOMATED_DISCOVERY);
    }

    private static LatestResult later(@Nullable LatestResult known, LatestResult candidate) {
        return known != null && ORDER.compare(known, candidate) >= 0 ? known : candidate;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
