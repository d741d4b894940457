package io.maciestreams.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The accounts that tests look at. */
final class Fixtures {

    static final Instant EPOCH = Instant.parse("2026-06-01T12:00:00.123Z");

    private Fixtures() {}

    static SimulatorOptions options() {
        return SimulatorOptions.of(7, 400, EPOCH);
    }

    /** The account's buckets by what was detected in them, most first. */
    static List<String> bucketsByDetections(MacieSimulator simulator) {
        Comparator<String> byDetections = Comparator.comparingLong(arn ->
                simulator.account().profile(arn).orElseThrow().statistics().totalDetections());
        return simulator.account().truth().buckets().stream()
                .sorted(byDetections.reversed())
                .toList();
    }
}
