package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/** The passes of one of the feeds that read a shard's findings, page by page. */
final class FindingsReading {

    private final ShardFindings findings;
    private final MacieApi macie;
    private final Supplier<FindingsPass> begin;
    private final Advance advance;
    private @Nullable FindingsPass pass;
    private @Nullable Instant position;

    /** How far a feed has come with a page of its pass. */
    interface Advance {
        /**
         * Tells it.
         *
         * @param reached the time up to which the page is complete; null where it tells none
         */
        FindingsProgress after(
                FindingsProgress before,
                FindingsPass pass,
                List<Finding> page,
                @Nullable Instant reached,
                boolean isLast);
    }

    FindingsReading(ShardFindings findings, MacieApi macie, Supplier<FindingsPass> begin, Advance advance) {
        this.findings = findings;
        this.macie = macie;
        this.begin = begin;
        this.advance = advance;
    }

    /** Reads the next page; returns whether the pass has come to its end. */
    boolean step() throws MacieException {
        FindingsPass current = pass == null ? begin.get() : pass;
        position = current.listing().from();
        // Only a page that was read leads to the next one.
        pass = null;
        pass = findings.read(macie, current, advance).orElse(null);
        position = pass == null ? null : pass.listing().from();
        return pass == null;
    }

    /** No page of the pass under way tells of changes before; empty where none is under way. */
    Optional<Instant> position() {
        return Optional.ofNullable(position);
    }
}
