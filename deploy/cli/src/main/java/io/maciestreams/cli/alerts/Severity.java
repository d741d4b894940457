package io.maciestreams.cli.alerts;

import java.util.List;

/** Severities of alerts, the mildest first; the vocabulary is open, and one that is not known here counts as the highest. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Whether a severity is this one or a higher one. */
    public boolean isReachedBy(String severity) {
        return List.of(values()).stream()
                .filter(known -> known.name().equals(severity))
                .allMatch(known -> known.compareTo(this) >= 0);
    }
}
