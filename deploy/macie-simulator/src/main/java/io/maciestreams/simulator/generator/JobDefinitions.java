package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.util.List;

/** Writes which buckets and objects a job is to analyse: the s3JobDefinition. */
final class JobDefinitions {

    private final Account account;
    private final Bucket excluded;

    /** Definitions that never include one bucket, unless they name it. */
    JobDefinitions(Account account, Bucket excluded) {
        this.account = account;
        this.excluded = excluded;
    }

    ObjectNode named(List<Bucket> buckets) {
        ObjectNode definition = Json.object();
        ArrayNode names = definition
                .putArray("bucketDefinitions")
                .addObject()
                .put("accountId", account.accountId())
                .putArray("buckets");
        buckets.forEach(bucket -> names.add(bucket.name()));
        return definition;
    }

    /** The account's own buckets with some tag; only of these the excluded one is taken out. */
    ObjectNode tagged(String key, String value) {
        ObjectNode definition = where("ACCOUNT_ID", "EQ", account.accountId());
        addTag(definition.withArray("/bucketCriteria/includes/and"), key, value);
        addTag(definition.withArray("/bucketCriteria/excludes/and"), key, value);
        return definition;
    }

    /** The buckets that have some property. */
    ObjectNode where(String key, String comparator, String value) {
        ObjectNode definition = Json.object();
        addSimple(definition.withArray("/bucketCriteria/includes/and"), key, comparator, value);
        addSimple(definition.withArray("/bucketCriteria/excludes/and"), "S3_BUCKET_NAME", "EQ", excluded.name());
        return definition;
    }

    /** Leaves out what no bucket of the account holds. */
    ObjectNode withoutLogs(ObjectNode definition) {
        ArrayNode terms = definition.withArray("/scoping/excludes/and");
        addScope(terms, "OBJECT_EXTENSION", "EQ", "log", "tmp");
        addTagScope(terms, "EQ", "Classified", "");
        return definition;
    }

    /** Only small objects of one folder, changed in the last year, and not marked as public. */
    ObjectNode recentPayroll(ObjectNode definition) {
        ArrayNode terms = definition.withArray("/scoping/includes/and");
        addScope(terms, "OBJECT_KEY", "STARTS_WITH", "hr/payroll");
        addScope(terms, "OBJECT_SIZE", "LT", "1000000");
        addScope(
                terms,
                "OBJECT_LAST_MODIFIED_DATE",
                "GTE",
                Json.time(account.epoch().minus(Duration.ofDays(365))));
        addTagScope(terms, "NE", "Audience", "public");
        return definition;
    }

    private static void addSimple(ArrayNode conditions, String key, String comparator, String value) {
        conditions
                .addObject()
                .putObject("simpleCriterion")
                .put("comparator", comparator)
                .put("key", key)
                .putArray("values")
                .add(value);
    }

    private static void addTag(ArrayNode conditions, String key, String value) {
        conditions
                .addObject()
                .putObject("tagCriterion")
                .put("comparator", "EQ")
                .putArray("tagValues")
                .addObject()
                .put("key", key)
                .put("value", value);
    }

    private static void addTagScope(ArrayNode terms, String comparator, String key, String value) {
        terms.addObject()
                .putObject("tagScopeTerm")
                .put("comparator", comparator)
                .put("key", "TAG")
                .put("target", "S3_OBJECT")
                .putArray("tagValues")
                .addObject()
                .put("key", key)
                .put("value", value);
    }

    private static void addScope(ArrayNode terms, String key, String comparator, String... values) {
        ArrayNode written = terms.addObject()
                .putObject("simpleScopeTerm")
                .put("comparator", comparator)
                .put("key", key)
                .putArray("values");
        List.of(values).forEach(written::add);
    }
}
