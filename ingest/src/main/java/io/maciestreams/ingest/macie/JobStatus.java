package io.maciestreams.ingest.macie;

import org.jspecify.annotations.Nullable;

/** What the states of a classification job say. */
public final class JobStatus {

    private JobStatus() {}

    /** Whether no other state follows this one. */
    public static boolean isFinal(@Nullable String status) {
        return "CANCELLED".equals(status) || "COMPLETE".equals(status);
    }
}
