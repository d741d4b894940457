package io.maciestreams.ingest.results;

import java.time.Duration;
import java.util.Objects;

/**
 * How far result files are read.
 *
 * @param overlap how far before its own start a pass leaves the cursor
 * @param maxLineBytes a longer line is a dead letter
 */
public record ReadLimits(Duration overlap, int maxLineBytes) {

    public ReadLimits {
        Objects.requireNonNull(overlap);
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("No line is that short: " + maxLineBytes);
        }
    }
}
