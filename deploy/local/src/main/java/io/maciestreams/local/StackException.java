package io.maciestreams.local;

/** The local stack cannot start or go on; the message is one line that says which part, why, and where to look. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
