package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.BucketStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Answers DescribeBuckets and GetBucketStatistics. */
final class BucketsApi {

    private final Account account;
    private final Listing listing = new Listing(
            "criteria",
            "buckets",
            "bucketName",
            Set.of(
                    "accountId",
                    "bucketName",
                    "classifiableObjectCount",
                    "classifiableSizeInBytes",
                    "objectCount",
                    "sensitivityScore",
                    "sizeInBytes"),
            PageRequest.MOST_RESULTS);

    BucketsApi(Account account) {
        this.account = account;
    }

    String describe(JsonNode request) {
        Predicate<JsonNode> wanted = BucketCriteria.parse(request.path("criteria"));
        return listing.answer(request, account.buckets().stream().filter(wanted), UnaryOperator.identity());
    }

    /** Of an account that owns no bucket here, every number is 0. */
    String statistics(JsonNode request) {
        String owner = RequestValues.optionalText(request, "accountId");
        if (owner != null && !owner.matches("\\d{12}")) {
            throw MacieException.invalid("accountId must have 12 digits");
        }
        List<ObjectNode> owned = account.buckets().stream()
                .filter(bucket ->
                        owner == null || owner.equals(bucket.path("accountId").textValue()))
                .toList();
        return BucketStatistics.of(owned).toString();
    }
}
