package io.maciestreams.simulator.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One condition of a job's bucketCriteria, on a property or on the tags of a bucket. */
final class BucketCondition {

    private static final Map<String, String> PROPERTIES = Map.of(
            "ACCOUNT_ID", "/accountId",
            "S3_BUCKET_NAME", "/bucketName",
            "S3_BUCKET_EFFECTIVE_PERMISSION", "/publicAccess/effectivePermission",
            "S3_BUCKET_SHARED_ACCESS", "/sharedAccess");

    private BucketCondition() {}

    static Predicate<JsonNode> of(JsonNode condition) {
        JsonNode simple = condition.path("simpleCriterion");
        return simple.isObject() ? onProperty(simple) : onTags(condition.path("tagCriterion"));
    }

    private static Predicate<JsonNode> onProperty(JsonNode criterion) {
        String pointer = PROPERTIES.get(criterion.path("key").asText());
        if (pointer == null) {
            throw new IllegalArgumentException("A job's bucketCriteria have an unknown key: " + criterion.path("key"));
        }
        List<JsonNode> values = elements(criterion.path("values"));
        return compared(criterion, bucket -> values.contains(bucket.at(pointer)));
    }

    private static Predicate<JsonNode> onTags(JsonNode criterion) {
        List<JsonNode> wanted = elements(criterion.path("tagValues"));
        return compared(criterion, bucket -> elements(bucket.path("tags")).stream()
                .anyMatch(tag -> wanted.stream().anyMatch(pair -> matches(pair, tag))));
    }

    /** A pair may hold a key, a value or both. */
    private static boolean matches(JsonNode wanted, JsonNode tag) {
        return Map.of(
                        "key",
                        wanted.path("key").asText(),
                        "value",
                        wanted.path("value").asText())
                .entrySet()
                .stream()
                .allMatch(part -> part.getValue().isEmpty()
                        || part.getValue().equals(tag.path(part.getKey()).asText()));
    }

    private static Predicate<JsonNode> compared(JsonNode criterion, Predicate<JsonNode> equal) {
        return switch (criterion.path("comparator").asText()) {
            case "EQ" -> equal;
            case "NE" -> equal.negate();
            default -> throw new IllegalArgumentException("A job's bucketCriteria take the comparators EQ and NE");
        };
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
