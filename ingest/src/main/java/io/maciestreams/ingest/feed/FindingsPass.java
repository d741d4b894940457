package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.Listing;
import io.maciestreams.ingest.macie.MacieException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/** One reading of a window, page after page. */
public record FindingsPass(Instant startedAt, Listing listing) {

    /** How far our clock may be ahead of Macie's. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    public FindingsPass {
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(listing);
    }

    /**
     * The time up to which a page is complete; null where it tells none.
     *
     * <p>A finding that changes between ListFindings and GetFindings shows its new time, which says nothing about the
     * findings listed before it. That time is no older than the tolerance: so none as young as that is taken as progress.
     *
     * @param findings in the order in which they were listed
     * @param tolerance how late Macie may show a change; the next pass makes it good, because windows overlap by it
     * @throws MacieException where the order is not that of the change times: the cursor would pass findings over
     */
    @Nullable
    public Instant reached(List<Finding> findings, Duration tolerance) throws MacieException {
        Instant settled = startedAt.minus(CLOCK_TOLERANCE).minus(tolerance);
        Instant newest = null;
        for (Finding finding : findings) {
            Instant updatedAt = finding.updatedAt();
            if (updatedAt == null || updatedAt.isAfter(settled)) {
                continue;
            }
            if (newest != null && updatedAt.plus(tolerance).isBefore(newest)) {
                throw new MacieException("ListFindings", "findings are not in the order of updatedAt", null);
            }
            newest = newest == null || updatedAt.isAfter(newest) ? updatedAt : newest;
        }
        return newest == null ? null : newest.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The newest change that a page tells, no later than the window's end; null where it tells none. */
    @Nullable
    Instant newest(List<Finding> findings) {
        return findings.stream()
                .map(Finding::updatedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(newest -> newest.isAfter(listing.to()) ? listing.to() : newest)
                .map(newest -> newest.truncatedTo(ChronoUnit.MILLIS))
                .orElse(null);
    }

    /** The pass after a page; empty where it has come to its end. */
    public Optional<FindingsPass> after(ListedPage<?> page, @Nullable Instant reached) throws MacieException {
        return listing.after(page.nextToken(), reached).map(next -> new FindingsPass(startedAt, next));
    }
}
