package io.maciestreams.simulator;

import java.time.Instant;

/** The accounts that tests look at. */
final class Fixtures {

    static final Instant EPOCH = Instant.parse("2026-06-01T12:00:00.123Z");

    private Fixtures() {}

    static SimulatorOptions options() {
        return SimulatorOptions.of(7, 400, EPOCH);
    }
}
