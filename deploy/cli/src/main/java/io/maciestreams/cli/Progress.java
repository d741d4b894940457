package io.maciestreams.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says on standard error how many records a long reading has seen, every two seconds. */
final class Progress {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final String topic;
    private final Clock clock;
    private long records;
    private Instant said;

    Progress(String topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
        this.said = clock.instant();
    }

    void count() {
        records++;
        if (records % 1_000 == 0 && clock.instant().isAfter(said.plus(INTERVAL))) {
            said = clock.instant();
            System.err.printf("reading %s: %,d records so far%n", topic, records);
        }
    }
}
