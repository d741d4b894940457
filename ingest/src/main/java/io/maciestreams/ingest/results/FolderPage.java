package io.maciestreams.ingest.results;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some folders, each with its slash, in the order of their names.
 *
 * @param token leads to the next page; null where there is none
 * @param answeredAt the time that S3 had
 */
public record FolderPage(List<String> folders, @Nullable String token, Instant answeredAt) {

    public FolderPage {
        folders = List.copyOf(folders);
        Objects.requireNonNull(answeredAt);
    }
}
