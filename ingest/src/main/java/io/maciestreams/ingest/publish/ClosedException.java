package io.maciestreams.ingest.publish;

/** The publisher has been closed: nothing may be published any more. */
public final class ClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClosedException() {
        super("The publisher is closed");
    }
}
