package io.maciestreams.ingest;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * How ingest tells of its own state.
 *
 * @param interval longest time between two statuses of a feed
 * @param behind how much later than it should a pass may be complete
 */
record StatusSettings(Duration interval, Duration behind) {

    private static final String INTERVAL = "status.interval.ms";
    private static final String BEHIND = "status.behind.ms";

    StatusSettings {
        Objects.requireNonNull(interval);
        Objects.requireNonNull(behind);
    }

    static ConfigDef define(ConfigDef definition) {
        return definition
                .define(
                        INTERVAL,
                        ConfigDef.Type.LONG,
                        60_000L,
                        Range.atLeast(100),
                        Importance.LOW,
                        "Milliseconds after which a feed's status is published again though it is the same, so that"
                                + " silence means that nobody polls.")
                .define(
                        BEHIND,
                        ConfigDef.Type.LONG,
                        300_000L,
                        Range.atLeast(1_000),
                        Importance.LOW,
                        "Milliseconds beyond a feed's interval after which it counts as BEHIND where no pass has come"
                                + " to its end.");
    }

    static StatusSettings of(AbstractConfig config) {
        return new StatusSettings(
                Duration.ofMillis(config.getLong(INTERVAL)), Duration.ofMillis(config.getLong(BEHIND)));
    }
}
