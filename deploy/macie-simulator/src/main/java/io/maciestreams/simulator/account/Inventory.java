package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The buckets of an account, by name or ARN; naming one that is not there yet makes it. */
final class Inventory {

    private static final String ARN_PREFIX = "arn:aws:s3:::";

    private final String accountId;
    private final String region;
    private final Instant epoch;
    private final Map<String, BucketInventory> byName = new TreeMap<>();

    Inventory(String accountId, String region, Instant epoch) {
        this.accountId = accountId;
        this.region = region;
        this.epoch = epoch;
    }

    BucketInventory named(String bucketName) {
        return byName.computeIfAbsent(bucketName, name -> new BucketInventory(plain(name)));
    }

    Optional<BucketInventory> withArn(String bucketArn) {
        return bucketArn.startsWith(ARN_PREFIX)
                ? Optional.ofNullable(byName.get(bucketArn.substring(ARN_PREFIX.length())))
                : Optional.empty();
    }

    /**
     * Adds a bucket, or changes the metadata of the one with its name.
     *
     * @throws IllegalArgumentException where bucketName and bucketArn are missing or do not belong together
     */
    void put(ObjectNode metadata) {
        String name = metadata.path("bucketName").asText();
        if (name.isEmpty() || !metadata.path("bucketArn").asText().equals(ARN_PREFIX + name)) {
            throw new IllegalArgumentException("A bucket needs its bucketName and the bucketArn " + ARN_PREFIX + name);
        }
        named(name).describeAs(metadata);
    }

    /**
     * Removes a bucket with its objects and analyses.
     *
     * @throws IllegalArgumentException where there is none
     */
    void remove(String bucketArn) {
        if (withArn(bucketArn).isEmpty()) {
            throw new IllegalArgumentException("There is no bucket " + bucketArn);
        }
        byName.remove(bucketArn.substring(ARN_PREFIX.length()));
    }

    Collection<BucketInventory> all() {
        return byName.values();
    }

    List<String> arns() {
        return byName.keySet().stream().map(name -> ARN_PREFIX + name).toList();
    }

    Stream<Analysis> analyses() {
        return byName.values().stream().flatMap(bucket -> bucket.analyses().stream());
    }

    /** The settings of the buckets that have any, by their ARN. */
    Map<String, ScoringSettings> scoringSettings() {
        Map<String, ScoringSettings> byArn = new TreeMap<>();
        byName.forEach((name, bucket) -> {
            if (!bucket.settings().equals(ScoringSettings.NONE)) {
                byArn.put(ARN_PREFIX + name, bucket.settings());
            }
        });
        return byArn;
    }

    /** The metadata of a bucket of which nothing is known but its name. */
    private ObjectNode plain(String name) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", accountId)
                .put("bucketArn", ARN_PREFIX + name)
                .put("bucketCreatedAt", epoch.toString())
                .put("bucketName", name)
                .put("lastUpdated", epoch.toString())
                .put("region", region)
                .put("sharedAccess", "NOT_SHARED")
                .put("versioning", false);
        metadata.putObject("publicAccess").put("effectivePermission", "NOT_PUBLIC");
        metadata.putObject("serverSideEncryption").put("type", "AES256");
        return metadata;
    }
}
