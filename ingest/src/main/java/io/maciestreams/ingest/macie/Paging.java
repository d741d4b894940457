package io.maciestreams.ingest.macie;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which page of an operation to ask for, and which tokens have been used on the way there. */
public record Paging(String operation, @Nullable String token, Set<String> usedTokens) {

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
     * @throws MacieException where a token comes again: following it would never end
     */
    public Optional<Paging> after(@Nullable String nextToken) throws MacieException {
        if (nextToken == null) {
            return Optional.empty();
        }
        Set<String> used = new HashSet<>(usedTokens);
        if (!used.add(nextToken)) {
            throw new MacieException(operation, "the same page token came twice", null);
        }
        return Optional.of(new Paging(operation, nextToken, used));
    }
}
