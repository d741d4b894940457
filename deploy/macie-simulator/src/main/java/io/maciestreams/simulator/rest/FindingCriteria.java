package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.maciestreams.simulator.findings.Condition;
import io.maciestreams.simulator.findings.FindingField;
import io.maciestreams.simulator.findings.RangeCondition;
import io.maciestreams.simulator.findings.TextCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the findingCriteria of a request: conditions on fields, all of which must hold. */
final class FindingCriteria {

    private static final Set<String> TEXT_OPERATORS = Set.of("eq", "neq", "eqExactMatch");
    private static final Set<String> RANGE_OPERATORS = Set.of("gt", "gte", "lt", "lte");

    private FindingCriteria() {}

    static List<Condition> parse(JsonNode findingCriteria) {
        return findingCriteria.path("criterion").properties().stream()
                .map(FindingCriteria::condition)
                .toList();
    }

    private static Condition condition(Map.Entry<String, JsonNode> entry) {
        String path = entry.getKey();
        FindingField field = FindingField.named(path)
                .orElseThrow(() -> MacieException.invalid("findingCriteria has an unknown field: " + path));
        JsonNode operators =
                RequestValues.operators(entry.getValue(), field.numeric() ? RANGE_OPERATORS : TEXT_OPERATORS, path);
        return field.numeric() ? range(field, operators) : text(field, operators);
    }

    private static Condition text(FindingField field, JsonNode operators) {
        return new TextCondition(
                field,
                RequestValues.optionalTexts(operators, "eq"),
                RequestValues.optionalTexts(operators, "neq"),
                RequestValues.optionalTexts(operators, "eqExactMatch"));
    }

    private static Condition range(FindingField field, JsonNode operators) {
        Bounds bounds = Bounds.of(operators);
        return new RangeCondition(field, bounds.min(), bounds.max());
    }
}
