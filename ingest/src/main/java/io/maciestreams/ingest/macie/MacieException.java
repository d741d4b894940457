package io.maciestreams.ingest.macie;

import org.jspecify.annotations.Nullable;

/** Macie, or the S3 that it writes to, did not answer, or not as it should: the pass ends here and is tried again later. */
public final class MacieException extends Exception {
    private static final long serialVersionUID = 1L;

    private final MacieError error;

    /** An answer that cannot be worked with. */
    public MacieException(String operation, String reason, @Nullable Throwable cause) {
        this(MacieError.UNUSABLE_ANSWER, operation + " failed: " + reason, cause);
    }

    /** An error with its message, of which line breaks are taken out. */
    MacieException(MacieError error, String message, @Nullable Throwable cause) {
        super(message.replaceAll("\\s*\\R\\s*", " "), cause);
        this.error = error;
    }

    /** What kind of error it is. */
    public MacieError error() {
        return error;
    }
}
