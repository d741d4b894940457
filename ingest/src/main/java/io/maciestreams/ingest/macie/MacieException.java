package io.maciestreams.ingest.macie;

import org.jspecify.annotations.Nullable;

/** Macie, or the S3 that it writes to, did not answer, or not as it should: the pass ends here and is tried again later. */
public final class MacieException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An answer that cannot be worked with, or none. */
    public MacieException(String operation, String reason, @Nullable Throwable cause) {
        super(operation + " failed: " + reason, cause);
    }

    /** An error that Macie answered with. */
    MacieException(String operation, int status, String reason, Throwable cause) {
        super(operation + " failed with status " + status + ": " + reason, cause);
    }
}
