package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ProfiledBucket;
import io.maciestreams.avro.ResourceProfile;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the bucket itself.
 *
 * @param bucket null once it is gone
 * @param at when that was said
 */
record BucketChange(@Nullable ProfiledBucket bucket, Instant at) implements ProfileInput {

    BucketChange {
        Objects.requireNonNull(at);
    }

    static BucketChange to(@Nullable BucketMetadata metadata, Instant at) {
        return new BucketChange(
                metadata == null
                        ? null
                        : new ProfiledBucket(
                                metadata.getObjectCount(),
                                metadata.getClassifiableObjectCount(),
                                metadata.getErrorCode()),
                at);
    }

    @Override
    public void applyTo(ResourceProfile profile) {
        profile.setBucket(bucket);
        profile.setLastChange(null);
        if (bucket == null && !profile.getProfileUpdatedAt().isAfter(at)) {
            profile.setProfileUpdatedAt(Instant.EPOCH);
        }
    }
}
