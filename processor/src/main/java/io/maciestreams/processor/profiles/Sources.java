package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSources;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.projection.DataClassificationResult;

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

    /** What a profile rests on. One from before these numbers were kept does not tell: each of its objects is history. */
    static ProfileSources known(ResourceProfile profile) {
        ProfileSources known = profile.getSources();
        if (known != null) {
            return known;
        }
        ResourceStatistics objects = profile.getStatistics();
        return new ProfileSources(
                0L,
                0L,
                objects.getTotalItemsClassified() + objects.getTotalItemsSkipped(),
                objects.getTotalItemsSensitive());
    }

    static ProfileSources sum(ProfileSources known, ProfileSources more) {
        return new ProfileSources(
                known.getLive() + more.getLive(),
                known.getLiveSensitive() + more.getLiveSensitive(),
                known.getHistory() + more.getHistory(),
                known.getHistorySensitive() + more.getHistorySensitive());
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }
}
