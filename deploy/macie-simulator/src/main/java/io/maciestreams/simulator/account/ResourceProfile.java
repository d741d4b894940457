package io.maciestreams.simulator.account;

import java.time.Instant;

/** A bucket's profile as GetResourceProfile answers it. */
public record ResourceProfile(
        Instant profileUpdatedAt,
        int sensitivityScore,
        boolean sensitivityScoreOverridden,
        ResourceStatistics statistics) {}
