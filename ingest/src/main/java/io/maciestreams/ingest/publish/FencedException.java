package io.maciestreams.ingest.publish;

/** Another producer has taken over, or the broker gave this one up: what was being published is not committed. */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FencedException(Throwable cause) {
        super(cause);
    }
}
