package io.maciestreams.processor.lifecycle;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When the application speaks up by itself.
 *
 * @param expiring how long before Macie cancels a job that its user paused
 * @param stuck after how long without any change of a running job
 * @param retention how long after its expiry a finding is kept; empty: for ever
 */
public record LifecycleSettings(Duration expiring, Duration stuck, Optional<Duration> retention) {

    public LifecycleSettings {
        Objects.requireNonNull(expiring);
        Objects.requireNonNull(stuck);
        Objects.requireNonNull(retention);
    }
}
