package io.maciestreams.cli.alerts;

import io.maciestreams.avro.Alert;
import java.util.Set;

/**
 * Which alerts are wanted: those of a severity at least, of some rules, about some subjects.
 *
 * @param rules identifiers of rules; empty: all
 * @param buckets names or ARNs of buckets; empty: any subject
 */
public record AlertFilter(Severity severity, Set<String> rules, Set<String> buckets) {

    public AlertFilter {
        rules = Set.copyOf(rules);
        buckets = Set.copyOf(buckets);
    }

    public boolean accepts(Alert alert) {
        return severity.isReachedBy(alert.getSeverity())
                && (rules.isEmpty() || rules.contains(alert.getRuleId()))
                && (buckets.isEmpty()
                        || buckets.contains(alert.getSubject())
                        || buckets.contains(AlertText.subject(alert)));
    }
}
