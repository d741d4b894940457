package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.Shard;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;

/**
 * Which shard publishes a bucket. An administrator sees the buckets of all its members: those of an account that is
 * polled in the same Region itself are left to that account's own shard.
 */
public record BucketOwnership(Shard shard, Set<String> otherAccounts) {
    public BucketOwnership {
        Objects.requireNonNull(shard);
        otherAccounts = Set.copyOf(otherAccounts);
    }

    /** As one shard among all that are polled sees it. */
    public static BucketOwnership among(Collection<Shard> all, Shard shard) {
        return new BucketOwnership(
                shard,
                all.stream()
                        .filter(other -> other.region().equals(shard.region()) && !other.equals(shard))
                        .map(Shard::accountId)
                        .collect(Collectors.toSet()));
    }

    boolean isOfAnother(BucketMetadata bucket) {
        return bucket.accountId() != null && otherAccounts.contains(bucket.accountId());
    }
}
