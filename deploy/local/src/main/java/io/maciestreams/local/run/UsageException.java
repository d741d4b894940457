package io.maciestreams.local.run;

/** The options cannot be followed; the message is one line that says why. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
