package io.maciestreams.sink;

/** A record that can never be decoded. */
final class PoisonRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    PoisonRecordException(String reason) {
        this.reason = reason;
    }

    /** Why, in one line without the payload. */
    @Override
    public String getMessage() {
        return reason;
    }
}
