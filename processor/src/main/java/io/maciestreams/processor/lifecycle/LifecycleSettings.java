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
 * @param findingsCap how many findings of one run of a job Macie's API shows before it hides most
 */
public record LifecycleSettings(Duration expiring, Duration stuck, Optional<Duration> retention, long findingsCap) {

    public LifecycleSettings {
        Objects.requireNonNull(expiring);
        Objects.requireNonNull(stuck);
        Objects.requireNonNull(retention);
    }
}
