package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.maciestreams.simulator.findings.Condition;
import io.maciestreams.simulator.findings.FindingField;
import io.maciestreams.simulator.findings.RangeCondition;
import io.maciestreams.simulator.findings.TextCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the findingCriteria of a request: conditions on fields, all of which must hold. */
final class FindingCriteria {

    private static final Set<String> TEXT_OPERATORS = Set.of("eq", "neq", "eqExactMatch");
    private static final Set<String> RANGE_OPERATORS = Set.of("gt", "gte", "lt", "lte");

    private FindingCriteria() {}

    static List<Condition> parse(JsonNode findingCriteria) {
        if (RequestBody.absent(findingCriteria)) {
            return List.of();
        }
        JsonNode criterion =
                RequestBody.object(findingCriteria, "findingCriteria").path("criterion");
        if (RequestBody.absent(criterion)) {
            return List.of();
        }
        return RequestBody.object(criterion, "criterion").properties().stream()
                .map(FindingCriteria::condition)
                .toList();
    }

    private static Condition condition(Map.Entry<String, JsonNode> entry) {
        String path = entry.getKey();
        FindingField field = FindingField.named(path)
                .orElseThrow(() -> MacieException.invalid("findingCriteria has an unknown field: " + path));
        JsonNode operators = RequestBody.object(entry.getValue(), path);
        refuseOthers(operators, field.numeric() ? RANGE_OPERATORS : TEXT_OPERATORS, path);
        return field.numeric() ? range(field, operators) : text(field, operators);
    }

    private static void refuseOthers(JsonNode operators, Set<String> allowed, String path) {
        Set<String> given = StreamSupport.stream(((Iterable<String>) operators::fieldNames).spliterator(), false)
                .collect(Collectors.toSet());
        if (given.isEmpty() || !allowed.containsAll(given)) {
            throw MacieException.invalid(
                    path + " takes the operators " + allowed.stream().sorted().toList());
        }
    }

    private static Condition text(FindingField field, JsonNode operators) {
        return new TextCondition(
                field, values(operators, "eq"), values(operators, "neq"), values(operators, "eqExactMatch"));
    }

    private static List<String> values(JsonNode operators, String operator) {
        return operators.has(operator) ? RequestBody.texts(operators.get(operator), operator) : List.of();
    }

    /** Inclusive bounds: a bound at the very end of the numbers is never a finding's, so there nothing is lost. */
    private static Condition range(FindingField field, JsonNode operators) {
        long gt = bound(operators, "gt", Long.MIN_VALUE);
        long gte = bound(operators, "gte", Long.MIN_VALUE);
        long lt = bound(operators, "lt", Long.MAX_VALUE);
        long lte = bound(operators, "lte", Long.MAX_VALUE);
        long min = Math.max(gte, operators.has("gt") && gt < Long.MAX_VALUE ? gt + 1 : gt);
        long max = Math.min(lte, operators.has("lt") && lt > Long.MIN_VALUE ? lt - 1 : lt);
        return new RangeCondition(field, min, max);
    }

    private static long bound(JsonNode operators, String operator, long otherwise) {
        return operators.has(operator) ? RequestBody.number(operators.get(operator), operator) : otherwise;
    }
}
