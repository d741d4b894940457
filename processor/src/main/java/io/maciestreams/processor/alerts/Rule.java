package io.maciestreams.processor.alerts;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When to tell people, and what.
 *
 * @param severity LOW, MEDIUM, HIGH or CRITICAL
 * @param until when an alert about something that happened is over; null: never
 * @param throttle for how long after an alert on a subject others join it; with until also while it is open
 */
record Rule(
        String id,
        String description,
        String severity,
        Trigger on,
        Condition condition,
        @Nullable Condition until,
        Duration throttle,
        Map<String, String> labels) {

    Rule {
        Objects.requireNonNull(id);
        Objects.requireNonNull(description);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(on);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(throttle);
        labels = Map.copyOf(labels);
    }
}
