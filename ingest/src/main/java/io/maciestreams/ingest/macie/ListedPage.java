package io.maciestreams.ingest.macie;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a listing: items in the order asked for, and a token where there are more. */
public record ListedPage<T>(List<T> items, @Nullable String nextToken) {

    public ListedPage {
        items = List.copyOf(items);
        nextToken = nextToken == null || nextToken.isEmpty() ? null : nextToken;
    }
}
