package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;

/** One reading of all buckets: the listing page by page, then a look for those published ones that it did not have. */
final class BucketsPass {

    private final Instant startedAt;
    private final Set<String> missing;
    private @Nullable Paging paging = Paging.firstPage("DescribeBuckets");

    /**
     * Starts a pass.
     *
     * @param published the ARNs of all buckets that have been published
     */
    BucketsPass(Instant startedAt, Set<String> published) {
        this.startedAt = startedAt;
        this.missing = new HashSet<>(published);
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The page of the listing to read next; null once the listing is complete. */
    @Nullable
    Paging paging() {
        return paging;
    }

    boolean isNothingMissing() {
        return missing.isEmpty();
    }

    boolean isOver() {
        return paging == null && isNothingMissing();
    }

    /** Takes note of buckets that the listing has. */
    void met(List<BucketMetadata> buckets) {
        buckets.forEach(bucket -> missing.remove(bucket.bucketArn()));
    }

    /** Goes on to the listing's next page, or beyond its last. */
    void follow(Paging read, @Nullable String nextToken) throws MacieException {
        paging = read.after(nextToken).orElse(null);
    }

    /** Some of those buckets that a complete listing did not have. */
    List<String> nextMissing(int limit) {
        List<String> next = missing.stream().limit(limit).toList();
        next.forEach(missing::remove);
        return next;
    }
}
