package io.maciestreams.simulator.findings;

import java.util.List;

/**
 * A text that is one of {@code eq}, none of {@code neq} and each of {@code eqExactMatch}; an empty list asks nothing.
 */
public record TextCondition(FindingField field, List<String> eq, List<String> neq, List<String> eqExactMatch)
        implements Condition {

    public TextCondition {
        if (field.numeric()) {
            throw new IllegalArgumentException(field + " holds a number");
        }
        eq = List.copyOf(eq);
        neq = List.copyOf(neq);
        eqExactMatch = List.copyOf(eqExactMatch);
    }

    @Override
    public boolean matches(Finding finding) {
        String text = field.text(finding);
        if (text == null) {
            return eq.isEmpty() && eqExactMatch.isEmpty();
        }
        return (eq.isEmpty() || eq.contains(text))
                && !neq.contains(text)
                && eqExactMatch.stream().allMatch(text::equals);
    }
}
