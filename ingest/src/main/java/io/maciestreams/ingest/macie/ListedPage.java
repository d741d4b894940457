package io.maciestreams.ingest.macie;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer of ListFindings: ids in the order asked for, and a token where there are more. */
public record ListedPage(List<String> ids, @Nullable String nextToken) {

    public ListedPage {
        ids = List.copyOf(ids);
    }
}
