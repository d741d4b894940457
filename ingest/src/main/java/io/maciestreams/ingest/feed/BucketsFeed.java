package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;

/** Publishes each state of a shard's buckets that a pass meets, and after a complete listing a tombstone for those that are gone. */
public final class BucketsFeed implements Feed {

    private static final String NAME = "buckets";

    private final MacieApi macie;
    private final Clock clock;
    private final PublishedStates published;
    private final BucketChanges changes;
    private @Nullable BucketsPass pass;

    /** Creates the feed as the checkpoints left it. */
    public BucketsFeed(BucketOwnership ownership, MacieApi macie, Checkpoints checkpoints, Outbox outbox, Clock clock) {
        this.macie = macie;
        this.clock = clock;
        this.published = new PublishedStates(new CheckpointKey(ownership.shard(), NAME), checkpoints, outbox);
        this.changes = new BucketChanges(ownership, published, new DeadLetters(ownership.shard(), clock));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        BucketsPass current = pass == null
                ? new BucketsPass(clock.instant().truncatedTo(ChronoUnit.MILLIS), changes.publishedArns())
                : pass;
        // Only what was published leads on. A pass that failed tells of no bucket that it is gone.
        pass = null;
        Paging paging = current.paging();
        if (paging == null) {
            lookForMissing(current);
        } else {
            readPage(current, paging);
        }
        pass = current.isOver() ? null : current;
        return pass == null;
    }

    private void readPage(BucketsPass current, Paging paging) throws MacieException {
        ListedPage<BucketMetadata> page = macie.describeBuckets(paging);
        current.met(page.items());
        publish(changes.of(page.items()), current, page.nextToken() == null && current.isNothingMissing());
        current.follow(paging, page.nextToken());
    }

    // A token may count positions: a bucket that goes during the listing leaves its place, and hides another one.
    private void lookForMissing(BucketsPass current) throws MacieException {
        List<String> arns = current.nextMissing(MacieApi.PAGE_SIZE);
        List<BucketMetadata> there =
                macie.describeBuckets(arns.stream().map(BucketsFeed::bucketName).toList());
        List<Change> found = new ArrayList<>(changes.of(there));
        found.addAll(BucketChanges.ofGone(without(there, arns)));
        publish(found, current, current.isOver());
    }

    private void publish(List<Change> found, BucketsPass current, boolean last) {
        if (last) {
            published.publishLast(found, current.startedAt());
        } else {
            published.publish(found, current.startedAt());
        }
    }

    // By name: a bucket that no longer tells its ARN is there all the same.
    private static List<String> without(List<BucketMetadata> there, List<String> arns) {
        Set<String> names = new HashSet<>();
        for (BucketMetadata bucket : there) {
            names.add(
                    bucket.bucketName() == null ? bucketName(String.valueOf(bucket.bucketArn())) : bucket.bucketName());
        }
        return arns.stream().filter(arn -> !names.contains(bucketName(arn))).toList();
    }

    private static String bucketName(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
