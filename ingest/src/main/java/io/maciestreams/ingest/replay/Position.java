package io.maciestreams.ingest.replay;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a source; going on from it meets what follows, and may meet some of what came before.
 *
 * @param part a file, a partition, or an account and Region
 * @param version of a file: another content under its name is read from its start
 * @param number documents of a file, offset of a partition, or milliseconds of Macie's time
 */
record Position(String part, @Nullable String version, long number) {

    Position {
        Objects.requireNonNull(part);
    }
}
