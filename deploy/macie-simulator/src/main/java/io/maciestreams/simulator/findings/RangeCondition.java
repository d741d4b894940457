package io.maciestreams.simulator.findings;

/** A number between two bounds, both inclusive. */
public record RangeCondition(FindingField field, long min, long max) implements Condition {

    public RangeCondition {
        if (!field.numeric()) {
            throw new IllegalArgumentException(field + " holds no number");
        }
    }

    @Override
    public boolean matches(Finding finding) {
        long number = field.number(finding);
        return min <= number && number <= max;
    }
}
