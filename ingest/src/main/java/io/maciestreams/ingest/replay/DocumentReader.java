package io.maciestreams.ingest.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the documents of one file, always in the same order. */
interface DocumentReader {

    /**
     * The next document; null at the end. Where it cannot be read, its id is left empty.
     *
     * @throws IOException where the file is not what it should be
     */
    @Nullable
    Candidate next() throws IOException;
}
