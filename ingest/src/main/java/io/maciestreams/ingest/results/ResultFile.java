package io.maciestreams.ingest.results;

import io.maciestreams.ingest.feed.StateHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A file as S3 lists it; another content under the same key is another file.
 *
 * @param lastModified in whole seconds, which is what S3 tells of an object when it is read
 */
public record ResultFile(String key, String eTag, Instant lastModified) {

    private static final String ENDING = ".jsonl.gz";

    public ResultFile {
        Objects.requireNonNull(key);
        Objects.requireNonNull(eTag);
        lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether Macie names files with results so. */
    boolean hasResults() {
        return key.endsWith(ENDING);
    }

    StateHash hash() {
        return StateHash.of(key, eTag.getBytes(StandardCharsets.UTF_8));
    }
}
