package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the criteria of a request for buckets: conditions on fields, all of which must hold. */
final class BucketCriteria {

    private static final Set<String> RANGE_OPERATORS = Set.of("gt", "gte", "lt", "lte");

    private BucketCriteria() {}

    static Predicate<JsonNode> parse(JsonNode criteria) {
        return criteria.properties().stream().map(BucketCriteria::condition).reduce(bucket -> true, Predicate::and);
    }

    private static Predicate<JsonNode> condition(Map.Entry<String, JsonNode> entry) {
        String path = entry.getKey();
        BucketField field = BucketField.named(path)
                .orElseThrow(() -> MacieException.invalid("criteria have an unknown field: " + path));
        JsonNode operators = RequestValues.operators(entry.getValue(), field.operators(), path);
        return equal(field, operators).and(prefixed(field, operators)).and(inside(field, operators));
    }

    private static Predicate<JsonNode> equal(BucketField field, JsonNode operators) {
        List<String> eq = RequestValues.optionalTexts(operators, "eq");
        List<String> neq = RequestValues.optionalTexts(operators, "neq");
        return bucket -> (eq.isEmpty() || field.texts(bucket).anyMatch(eq::contains))
                && field.texts(bucket).noneMatch(neq::contains);
    }

    private static Predicate<JsonNode> prefixed(BucketField field, JsonNode operators) {
        String prefix = RequestValues.optionalText(operators, "prefix");
        return bucket -> prefix == null || field.texts(bucket).anyMatch(text -> text.startsWith(prefix));
    }

    /** A bucket without the number is in no range. */
    private static Predicate<JsonNode> inside(BucketField field, JsonNode operators) {
        if (RANGE_OPERATORS.stream().noneMatch(operators::has)) {
            return bucket -> true;
        }
        Bounds bounds = Bounds.of(operators);
        return bucket -> {
            OptionalLong number = field.number(bucket);
            return number.isPresent() && bounds.hold(number.getAsLong());
        };
    }
}
