package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.MacieError;

/** The states that {@code macie.ingest-status} knows. */
enum FeedState {
    /** The last attempt succeeded, and the last complete pass is as recent as it should be. */
    CURRENT,
    /** The last attempt succeeded, but a complete pass is late. */
    BEHIND,
    /** Macie wants fewer requests. */
    THROTTLED,
    /** Macie cannot be read. */
    FAILING,
    /** Macie is not enabled there. */
    DISABLED;

    static FeedState after(MacieError error) {
        return switch (error) {
            case THROTTLED -> THROTTLED;
            case NOT_ENABLED -> DISABLED;
            default -> FAILING;
        };
    }
}
