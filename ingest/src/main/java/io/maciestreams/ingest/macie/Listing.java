package io.maciestreams.ingest.macie;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to ask ListFindings next: the findings that last changed from {@code from} through {@code to}, oldest change
 * first.
 *
 * <p>Wherever a page reaches a later time, the next request starts from that time anew instead of following the page's
 * token. A token may count positions, and a finding that is updated meanwhile leaves its place: those behind it move up
 * and one would be passed over. Tokens are followed only through findings of one and the same time.
 */
public record Listing(Instant from, Instant to, Paging paging) {

    public Listing {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(paging);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The window ends before it starts: " + from + " to " + to);
        }
    }

    public static Listing of(Instant from, Instant to) {
        return new Listing(from, to, Paging.firstPage("ListFindings"));
    }

    /**
     * What to ask after a page; empty where it was the last.
     *
     * @param nextToken the page's token
     * @param reached the time up to which the page is known to be complete, null where it tells none
     * @throws MacieException where a token comes again: following it would never end
     */
    public Optional<Listing> after(@Nullable String nextToken, @Nullable Instant reached) throws MacieException {
        if (nextToken != null && reached != null && reached.isAfter(from)) {
            return Optional.of(of(reached, to));
        }
        return paging.after(nextToken).map(next -> new Listing(from, to, next));
    }
}
