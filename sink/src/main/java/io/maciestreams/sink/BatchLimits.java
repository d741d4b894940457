package io.maciestreams.sink;

import java.time.Duration;

/**
 * When a batch is written: at whichever limit it reaches first.
 *
 * @param maxMemory bytes of memory that all batches together may take; beyond, the largest is written
 */
record BatchLimits(int maxRecords, long maxBytes, Duration maxAge, long maxMemory) {

    BatchLimits {
        if (maxRecords < 1 || maxBytes < 1 || maxMemory < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
