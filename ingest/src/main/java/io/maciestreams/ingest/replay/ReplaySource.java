package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.macie.MacieException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where documents come from, one after the other, in the same order each time. */
interface ReplaySource extends AutoCloseable {

    /** Moves on to the next document; false at the end. */
    boolean next() throws IOException, MacieException;

    /** The document that {@link #next()} has moved to. */
    Candidate candidate();

    /** Where reading goes on behind that document. */
    Position position();

    /** How much has been read, from 0 to 1; null where that is not known. */
    @Nullable
    Double progress();

    @Override
    void close();
}
