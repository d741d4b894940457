package io.maciestreams.sink;

import java.time.Duration;

/** When a batch is written: at whichever limit it reaches first. */
record BatchLimits(int maxRecords, long maxBytes, Duration maxAge) {

    BatchLimits {
        if (maxRecords < 1 || maxBytes < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
