package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSources;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.ObjectState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By how much one object changes its bucket's profile.
 *
 * @param newestCreatedAt newest creation time among the object's results; 1970-01-01 where none is left
 * @param detected what was found by the result that brought the change about
 * @param cause that result
 * @param sources what it adds to the numbers of results; nothing where no result is the cause
 */
record ObjectChange(
        Instant newestCreatedAt,
        ScopeChange all,
        ScopeChange automated,
        ScopeChange job,
        List<DetectedType> detected,
        ProfileUpdate cause,
        ProfileSources sources)
        implements ProfileInput {

    ObjectChange {
        Objects.requireNonNull(newestCreatedAt);
        Objects.requireNonNull(all);
        Objects.requireNonNull(automated);
        Objects.requireNonNull(job);
        detected = List.copyOf(detected);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(sources);
    }

    static ObjectChange between(
            @Nullable ObjectState before,
            @Nullable ObjectState after,
            List<DetectedType> detected,
            ProfileUpdate cause,
            ProfileSources sources) {
        return new ObjectChange(
                after == null ? Instant.EPOCH : after.getNewestCreatedAt(),
                change(before, after, LatestResults::ofAll),
                change(before, after, LatestResults::ofAutomatedDiscovery),
                change(before, after, LatestResults::ofJobs),
                detected,
                cause,
                sources);
    }

    private static ScopeChange change(
            @Nullable ObjectState before,
            @Nullable ObjectState after,
            Function<ObjectState, @Nullable LatestResult> scope) {
        return ScopeChange.between(
                before == null ? null : scope.apply(before), after == null ? null : scope.apply(after));
    }

    @Override
    public void applyTo(ResourceProfile profile) {
        profile.setSources(Sources.sum(Sources.known(profile), sources));
        if (newestCreatedAt.isAfter(profile.getProfileUpdatedAt())) {
            profile.setProfileUpdatedAt(newestCreatedAt);
        }
        profile.setStatistics(Statistics.sum(profile.getStatistics(), all.statistics()));
        profile.setAutomatedStatistics(Statistics.sum(profile.getAutomatedStatistics(), automated.statistics()));
        profile.setJobStatistics(Statistics.sum(profile.getJobStatistics(), job.statistics()));
        profile.setDetections(DetectionSums.after(this, profile.getDetections()));
        profile.setLastChange(cause);
    }
}
