package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Reads the filterCriteria of a request for jobs: a job must meet all conditions of {@code includes}, and not all of
 * {@code excludes}.
 */
final class JobFilter {

    private static final Set<String> EQUALITY = Set.of("EQ", "NE");
    private static final Map<String, Set<String>> COMPARATORS = Map.of(
            "jobType",
            EQUALITY,
            "jobStatus",
            EQUALITY,
            "createdAt",
            Set.of("EQ", "NE", "GT", "GTE", "LT", "LTE"),
            "name",
            Set.of("EQ", "NE", "CONTAINS", "STARTS_WITH"));

    private JobFilter() {}

    static Predicate<JsonNode> parse(JsonNode filterCriteria) {
        Predicate<JsonNode> included = all(filterCriteria, "includes").orElse(job -> true);
        Predicate<JsonNode> excluded = all(filterCriteria, "excludes").orElse(job -> false);
        return included.and(excluded.negate());
    }

    private static Optional<Predicate<JsonNode>> all(JsonNode filterCriteria, String member) {
        return StreamSupport.stream(filterCriteria.path(member).spliterator(), false)
                .map(JobFilter::condition)
                .reduce(Predicate::and);
    }

    private static Predicate<JsonNode> condition(JsonNode condition) {
        String key = RequestValues.text(condition.path("key"), "key");
        String comparator = RequestValues.text(condition.path("comparator"), "comparator");
        Set<String> comparators = COMPARATORS.getOrDefault(key, EQUALITY);
        if (!comparators.contains(comparator)) {
            throw MacieException.invalid(key + " takes the comparators "
                    + comparators.stream().sorted().toList());
        }
        List<String> values = RequestValues.texts(condition.path("values"), "values");
        return key.equals("createdAt") ? onCreation(comparator, values) : onText(key, comparator, values);
    }

    private static Predicate<JsonNode> onCreation(String comparator, List<String> values) {
        if (values.size() > 1) {
            throw MacieException.invalid("createdAt takes one value");
        }
        Instant bound = RequestValues.time(values.get(0), "createdAt");
        return job -> holds(
                comparator, Instant.parse(job.path("createdAt").textValue()).compareTo(bound));
    }

    private static boolean holds(String comparator, int order) {
        return switch (comparator) {
            case "GT" -> order > 0;
            case "GTE" -> order >= 0;
            case "LT" -> order < 0;
            case "LTE" -> order <= 0;
            case "NE" -> order != 0;
            default -> order == 0;
        };
    }

    private static Predicate<JsonNode> onText(String key, String comparator, List<String> values) {
        return job -> holds(comparator, job.path(key).asText(), values);
    }

    private static boolean holds(String comparator, String text, List<String> values) {
        return switch (comparator) {
            case "NE" -> !values.contains(text);
            case "CONTAINS" -> values.stream().anyMatch(text::contains);
            case "STARTS_WITH" -> values.stream().anyMatch(text::startsWith);
            default -> values.contains(text);
        };
    }
}
