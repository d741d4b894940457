package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.MacieError;
import java.time.Duration;
import java.util.Objects;

/**
 * When a feed has its passes.
 *
 * @param interval from the start of one pass to the start of the next
 * @param soon rests after errors that may have passed by the next attempt
 * @param slow rests after errors that somebody has to mend
 */
record Rhythm(Duration interval, Backoff soon, Backoff slow) {

    Rhythm {
        Objects.requireNonNull(interval);
        Objects.requireNonNull(soon);
        Objects.requireNonNull(slow);
    }

    Duration restAfter(MacieError error, int failures) {
        return (error.isLasting() ? slow : soon).after(failures);
    }
}
