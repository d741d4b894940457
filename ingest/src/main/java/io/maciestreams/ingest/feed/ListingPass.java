package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of a listing from its first page to its last. */
record ListingPass(Instant startedAt, Paging paging) {

    ListingPass {
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(paging);
    }

    /** The pass after a page; empty where that was the last. */
    Optional<ListingPass> after(@Nullable String nextToken) throws MacieException {
        return paging.after(nextToken).map(next -> new ListingPass(startedAt, next));
    }
}
