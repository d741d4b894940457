package io.maciestreams.cli;

/** The arguments cannot be followed; the message is one line that says why. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
