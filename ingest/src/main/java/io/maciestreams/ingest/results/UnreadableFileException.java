package io.maciestreams.ingest.results;

/** A file that was listed cannot be read, now or later; the message says why. */
public final class UnreadableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableFileException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The message: one line. */
    public String reason() {
        return reason;
    }
}
