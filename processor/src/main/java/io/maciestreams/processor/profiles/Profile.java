package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfile;
import java.time.Instant;

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

    static ResourceProfile apply(String bucketArn, ProfileInput input, ResourceProfile profile) {
        profile.setResourceArn(bucketArn);
        input.applyTo(profile);
        return profile;
    }
}
