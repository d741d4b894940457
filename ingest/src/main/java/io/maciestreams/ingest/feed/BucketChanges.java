package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.topics.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;

/** Finds out what is new about buckets; the part {@code bucket-ARN} remembers a bucket. */
final class BucketChanges {

    private static final String BUCKET = "bucket-";

    private final Shard shard;
    private final BucketOwnership ownership;
    private final PublishedStates published;
    private final TopicRecords<?> records;

    BucketChanges(BucketOwnership ownership, PublishedStates published, DeadLetters deadLetters) {
        this.shard = ownership.shard();
        this.ownership = ownership;
        this.published = published;
        this.records = new TopicRecords<>(
                Topics.BUCKETS, "DescribeBuckets", Map.of("macieAccountId", shard.accountId()), deadLetters);
    }

    /** The ARNs of all buckets that have been published and have not gone since. */
    Set<String> publishedArns() {
        return published.endingsOf(BUCKET);
    }

    /** What is new about buckets that there are. */
    List<Change> of(Collection<BucketMetadata> buckets) {
        List<Change> changes = new ArrayList<>();
        for (BucketMetadata bucket : buckets) {
            (ownership.isOfAnother(bucket) ? handedOver(bucket) : news(bucket)).ifPresent(changes::add);
        }
        return changes;
    }

    // Without a tombstone, which is up to the bucket's own shard; without memory, so that it is news if it comes back.
    private Optional<Change> handedOver(BucketMetadata bucket) {
        return Optional.of(BUCKET + bucket.bucketArn()).filter(published::has).map(Change::forgotten);
    }

    private Optional<Change> news(BucketMetadata bucket) {
        StateHash state = state(bucket);
        String part = hasArn(bucket) ? BUCKET + bucket.bucketArn() : "nameless-" + state.hex();
        if (published.has(part, state)) {
            return Optional.empty();
        }
        String key = hasArn(bucket) ? bucket.bucketArn() : "unknown/" + shard;
        return Optional.of(Change.published(part, state, records.record(key, bucket.bucketName(), bucket)));
    }

    /** What is new about buckets that there are no more. */
    static List<Change> ofGone(Collection<String> arns) {
        return arns.stream()
                .map(arn -> Change.gone(BUCKET + arn, Topics.BUCKETS.record(arn, null)))
                .toList();
    }

    // When Macie last looked is no news about the bucket.
    private static StateHash state(BucketMetadata bucket) {
        return StateHash.of(
                bucket.bucketArn(),
                SdkJson.bytes(bucket.toBuilder().lastUpdated(null).build()));
    }

    // Without one, a bucket has no record: each of its states makes a dead letter.
    private static boolean hasArn(BucketMetadata bucket) {
        return bucket.bucketArn() != null && !bucket.bucketArn().isEmpty();
    }
}
