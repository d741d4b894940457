package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of all profiles: bucket by bucket through the listing, then those published ones that it did not have. */
final class ProfileSettingsPass {

    private final Instant startedAt;
    private final Set<String> unmet;
    private final Deque<String> toRead = new ArrayDeque<>();
    private @Nullable Paging paging = Paging.firstPage("DescribeBuckets");

    /**
     * Starts a pass.
     *
     * @param published the ARNs of all buckets whose settings have been published
     */
    ProfileSettingsPass(Instant startedAt, Set<String> published) {
        this.startedAt = startedAt;
        this.unmet = new HashSet<>(published);
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The page of buckets to read next; null once all have been listed. */
    @Nullable
    Paging paging() {
        return paging;
    }

    /** The bucket whose profile to read next; null where a page of buckets comes first. */
    @Nullable
    String nextBucket() {
        return toRead.poll();
    }

    boolean isOver() {
        return paging == null && toRead.isEmpty();
    }

    /** Takes note of a page of buckets, of which those of other shards are left out. */
    void listed(Collection<String> own, Collection<String> ofOthers, Paging read, @Nullable String nextToken)
            throws MacieException {
        paging = read.after(nextToken).orElse(null);
        toRead.addAll(own);
        unmet.removeAll(Set.copyOf(own));
        unmet.removeAll(Set.copyOf(ofOthers));
        if (paging == null) {
            toRead.addAll(unmet);
        }
    }
}
