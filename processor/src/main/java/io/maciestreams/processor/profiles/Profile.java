package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The profile of one bucket, as the sum of its inputs. */
final class Profile {

    private Profile() {}

    /** A profile before the first change: of no bucket yet. */
    static ResourceProfile empty() {
        return ResourceProfile.newBuilder()
                .setResourceArn("")
                .setProfileUpdatedAt(Instant.EPOCH)
                .setStatistics(Statistics.none())
                .setAutomatedStatistics(Statistics.none())
                .setJobStatistics(Statistics.none())
                .build();
    }

    /** The profile after an input; null where there is nothing left to keep. */
    static @Nullable ResourceProfile apply(String bucketArn, ProfileInput input, ResourceProfile profile) {
        profile.setResourceArn(bucketArn);
        input.applyTo(profile);
        return holdsAnything(profile) ? profile : null;
    }

    /** Whether a profile is made of any result; that of a bucket that is gone is so until all its objects are out. */
    static boolean hasResults(ResourceProfile profile) {
        return profile.getProfileUpdatedAt().isAfter(Instant.EPOCH) || Statistics.countsAnything(profile);
    }

    private static boolean holdsAnything(ResourceProfile profile) {
        return hasResults(profile) || profile.getBucket() != null || profile.getSensitivityScoreOverridden() != null;
    }
}
