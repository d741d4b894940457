package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSources;
import io.maciestreams.processor.projection.DataClassificationResult;
import org.jspecify.annotations.Nullable;

/** Whether results are news or history, as numbers that only grow. */
final class Sources {

    private static final String LIVE = "LIVE";

    private Sources() {}

    static ProfileSources none() {
        return new ProfileSources(0L, 0L, 0L, 0L);
    }

    /** One result. */
    static ProfileSources of(DataClassificationResult result) {
        boolean live = LIVE.equals(result.getProvenance().getKind());
        boolean sensitive = !Contribution.detected(result).isEmpty();
        return new ProfileSources(one(live), one(live && sensitive), one(!live), one(!live && sensitive));
    }

    /** Profiles from before these numbers were kept have none: what they rest on is told by nothing else, and is history. */
    static ProfileSources sum(@Nullable ProfileSources known, ProfileSources more) {
        return known == null
                ? more
                : new ProfileSources(
                        known.getLive() + more.getLive(),
                        known.getLiveSensitive() + more.getLiveSensitive(),
                        known.getHistory() + more.getHistory(),
                        known.getHistorySensitive() + more.getHistorySensitive());
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }
}
