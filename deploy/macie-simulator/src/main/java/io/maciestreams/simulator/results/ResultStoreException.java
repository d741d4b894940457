package io.maciestreams.simulator.results;

/** S3 did not take an object; {@code denied} where it refused to. */
public final class ResultStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean denied;

    ResultStoreException(String message, boolean denied, Throwable cause) {
        super(message, cause);
        this.denied = denied;
    }

    public boolean denied() {
        return denied;
    }
}
