package io.maciestreams.processor.profiles;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.maciestreams.processor.projection.ClassificationDetails;
import io.maciestreams.processor.projection.DataClassificationResult;
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
        Instant createdAt = result.getCreatedAt();
        ObjectState state = before == null
                ? new ObjectState(null, null, createdAt, null)
                : new ObjectState(
                        before.getAutomated(),
                        before.getJob(),
                        later(before.getNewestCreatedAt(), createdAt),
                        before.getRemovedAt());
        if (Contribution.isRemoval(result)) {
            state.setRemovedAt(later(state.getRemovedAt(), createdAt));
        } else if (isAutomated(result.getClassificationDetails())) {
            state.setAutomated(later(state.getAutomated(), Contribution.of(result)));
        } else {
            state.setJob(later(state.getJob(), Contribution.of(result)));
        }
        return state;
    }

    /** What is left of an object after its bucket was found gone; null where nothing is. */
    static @Nullable ObjectState afterRemoval(ObjectState state, Instant bucketRemovedAt) {
        LatestResult automated = newer(state.getAutomated(), bucketRemovedAt);
        LatestResult job = newer(state.getJob(), bucketRemovedAt);
        return automated == null && job == null
                ? null
                : new ObjectState(automated, job, state.getNewestCreatedAt(), state.getRemovedAt());
    }

    /** Whether something found gone at one time does away with a result; files write whole seconds, so these are compared. */
    static boolean isRemoved(Instant createdAt, @Nullable Instant removedAt) {
        return removedAt != null && !createdAt.truncatedTo(SECONDS).isAfter(removedAt);
    }

    /** The later of the two latest results: what the object adds to the statistics over all analyses. */
    static @Nullable LatestResult ofAll(ObjectState state) {
        LatestResult job = ofJobs(state);
        return job == null ? ofAutomatedDiscovery(state) : later(ofAutomatedDiscovery(state), job);
    }

    /** What the object adds to the statistics of automated discovery. */
    static @Nullable LatestResult ofAutomatedDiscovery(ObjectState state) {
        return newer(state.getAutomated(), state.getRemovedAt());
    }

    /** What the object adds to the statistics of jobs. */
    static @Nullable LatestResult ofJobs(ObjectState state) {
        return newer(state.getJob(), state.getRemovedAt());
    }

    private static @Nullable LatestResult newer(@Nullable LatestResult result, @Nullable Instant removedAt) {
        return result == null || isRemoved(result.getCreatedAt(), removedAt) ? null : result;
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

    private static Instant later(@Nullable Instant a, Instant b) {
        return a != null && a.isAfter(b) ? a : b;
    }
}
