package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.state.ObjectState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By how much one object changes its bucket's profile: differences, which may be negative.
 *
 * @param newestCreatedAt newest creation time among the object's results
 */
record ProfileChange(
        Instant newestCreatedAt, ResourceStatistics all, ResourceStatistics automated, ResourceStatistics job) {

    ProfileChange {
        Objects.requireNonNull(newestCreatedAt);
        Objects.requireNonNull(all);
        Objects.requireNonNull(automated);
        Objects.requireNonNull(job);
    }

    static ProfileChange between(@Nullable ObjectState before, ObjectState after) {
        ProfileChange whole = of(after);
        return before == null ? whole : whole.minus(of(before));
    }

    private static ProfileChange of(ObjectState state) {
        return new ProfileChange(
                state.getNewestCreatedAt(),
                Statistics.of(LatestResults.ofAll(state)),
                Statistics.of(state.getAutomated()),
                Statistics.of(state.getJob()));
    }

    private ProfileChange minus(ProfileChange before) {
        return new ProfileChange(
                newestCreatedAt,
                Statistics.difference(all, before.all),
                Statistics.difference(automated, before.automated),
                Statistics.difference(job, before.job));
    }
}
