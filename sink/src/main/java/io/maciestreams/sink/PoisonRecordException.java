package io.maciestreams.sink;

/** A record that can never be decoded. */
final class PoisonRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    PoisonRecordException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, in one line without the payload. */
    String reason() {
        return reason;
    }
}
