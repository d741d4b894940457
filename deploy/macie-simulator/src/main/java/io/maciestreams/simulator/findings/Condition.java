package io.maciestreams.simulator.findings;

/** What one field of a findingCriteria asks of a finding. */
public sealed interface Condition permits TextCondition, RangeCondition {

    boolean matches(Finding finding);
}
