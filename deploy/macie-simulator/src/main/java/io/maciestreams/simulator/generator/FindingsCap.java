package io.maciestreams.simulator.generator;

import java.util.HashMap;
import java.util.Map;

/** Tells which findings of a job's run the API shows: the first ones up to a cap, and every twentieth of the rest. */
final class FindingsCap {

    private static final long ONE_OF = 20;

    private final long cap;
    private final Map<String, Long> made = new HashMap<>();

    FindingsCap(long cap) {
        this.cap = cap;
    }

    /** Whether the next finding of a run is shown. */
    boolean showsNextOf(String run) {
        long number = made.merge(run, 1L, Long::sum);
        return number <= cap || (number - cap) % ONE_OF == 0;
    }
}
