package io.maciestreams.sink;

/** Something that an operator has to put right before the sink can go on: its message says what, without a stack trace. */
final class SinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SinkException(String message) {
        super(message, null, false, false);
    }
}
