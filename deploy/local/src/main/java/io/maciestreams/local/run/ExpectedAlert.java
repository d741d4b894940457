package io.maciestreams.local.run;

import java.util.Objects;
import java.util.Set;

/**
 * An alert that the simulated Macie gives reason for.
 *
 * @param findingIds findings of which it names one; empty where it is about none
 */
record ExpectedAlert(String ruleId, String subject, Set<String> findingIds) {

    ExpectedAlert {
        Objects.requireNonNull(ruleId);
        Objects.requireNonNull(subject);
        findingIds = Set.copyOf(findingIds);
    }

    /** What tells it from others. */
    String key() {
        return ruleId + " " + subject;
    }
}
