package io.maciestreams.ingest.macie;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which page of an operation to ask for, and which tokens have been used on the way there. */
public record Paging(String operation, @Nullable String token, Set<String> usedTokens) {

    /** Most pages that one listing may have; half a million findings of one millisecond, or as many buckets. */
    static final int MAX_PAGES = 10_000;

    public Paging {
        Objects.requireNonNull(operation);
        usedTokens = Set.copyOf(usedTokens);
    }

    public static Paging firstPage(String operation) {
        return new Paging(operation, null, Set.of());
    }

    /**
     * What to ask for after a page; empty where it was the last.
     *
     * @throws MacieException where a token comes again, or there are too many: following them would never end
     */
    public Optional<Paging> after(@Nullable String nextToken) throws MacieException {
        if (nextToken == null) {
            return Optional.empty();
        }
        if (usedTokens.size() + 1 >= MAX_PAGES) {
            throw new MacieException(operation, "still not at its end after " + MAX_PAGES + " pages", null);
        }
        Set<String> used = new HashSet<>(usedTokens);
        if (!used.add(nextToken)) {
            throw new MacieException(operation, "the same page token came twice", null);
        }
        return Optional.of(new Paging(operation, nextToken, used));
    }
}
