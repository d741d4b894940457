package io.maciestreams.simulator.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The buckets of a job: those that its definition names ({@code explicit}), or those that meet its criteria. */
record BucketSelection(boolean explicit, Predicate<JsonNode> selected) {

    static BucketSelection of(JsonNode s3JobDefinition) {
        if (s3JobDefinition.path("bucketCriteria").isObject()) {
            return new BucketSelection(false, criteria(s3JobDefinition.path("bucketCriteria")));
        }
        return new BucketSelection(true, named(s3JobDefinition.path("bucketDefinitions")));
    }

    boolean covers(JsonNode bucket) {
        return selected.test(bucket);
    }

    private static Predicate<JsonNode> named(JsonNode bucketDefinitions) {
        return elements(bucketDefinitions)
                .map(BucketSelection::ofAccount)
                .reduce(Predicate::or)
                .orElse(bucket -> false);
    }

    private static Predicate<JsonNode> ofAccount(JsonNode definition) {
        List<JsonNode> names = elements(definition.path("buckets")).toList();
        return bucket -> bucket.path("accountId").equals(definition.path("accountId"))
                && names.contains(bucket.path("bucketName"));
    }

    private static Predicate<JsonNode> criteria(JsonNode bucketCriteria) {
        Predicate<JsonNode> included = all(bucketCriteria.at("/includes/and"), true);
        return included.and(all(bucketCriteria.at("/excludes/and"), false).negate());
    }

    private static Predicate<JsonNode> all(JsonNode conditions, boolean ifNone) {
        return elements(conditions)
                .map(BucketCondition::of)
                .reduce(Predicate::and)
                .orElse(bucket -> ifNone);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
