package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfile;
import java.time.Instant;

/** The profile of one bucket, as the sum of its objects' changes. */
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

    static ResourceProfile apply(String bucketArn, ProfileChange change, ResourceProfile profile) {
        Instant updatedAt = profile.getProfileUpdatedAt();
        return ResourceProfile.newBuilder()
                .setResourceArn(bucketArn)
                .setProfileUpdatedAt(change.newestCreatedAt().isAfter(updatedAt) ? change.newestCreatedAt() : updatedAt)
                .setStatistics(Statistics.sum(profile.getStatistics(), change.all()))
                .setAutomatedStatistics(Statistics.sum(profile.getAutomatedStatistics(), change.automated()))
                .setJobStatistics(Statistics.sum(profile.getJobStatistics(), change.job()))
                .build();
    }
}
