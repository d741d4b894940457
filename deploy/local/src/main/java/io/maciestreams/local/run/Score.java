package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceProfile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;

/**
 * The sensitivity score of a bucket by automated discovery, ours and Macie's. Macie publishes bands and no formula, so two scores
 * agree where they lie in one band.
 *
 * @param ours null where there is no profile
 */
record Score(@Nullable Integer ours, boolean overridden, int macies, boolean overriddenInMacie) {

    private static final int[] UPPER_ENDS_OF_BANDS = {-1, 1, 49, 50, 99, 100};

    // A bucket of which nothing is known has no profile; Macie gives an empty one 1, one not analysed yet 50.
    private static final int EMPTY = 1;
    private static final int NOT_ANALYSED = 50;

    static Score of(@Nullable ResourceProfile profile, GetResourceProfileResponse macie) {
        return new Score(
                profile == null ? null : profile.getAutomatedSensitivityScore(),
                profile != null && Boolean.TRUE.equals(profile.getSensitivityScoreOverridden()),
                macie.sensitivityScore(),
                Boolean.TRUE.equals(macie.sensitivityScoreOverridden()));
    }

    boolean agrees() {
        boolean scoresAgree = ours == null ? macies == EMPTY || macies == NOT_ANALYSED : band(ours) == band(macies);
        return scoresAgree && overridden == overriddenInMacie;
    }

    private static int band(int score) {
        int band = 0;
        while (UPPER_ENDS_OF_BANDS[band] < score) {
            band++;
        }
        return band;
    }

    @Override
    public String toString() {
        return "%s (%d)%s%s".formatted(ours, macies, overridden ? " set by hand" : "", agrees() ? "" : " DIFFERS");
    }
}
