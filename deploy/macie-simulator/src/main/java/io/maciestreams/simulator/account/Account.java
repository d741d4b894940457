package io.maciestreams.simulator.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Macie account in one Region at one moment, its epoch; it can change while it is served. */
public final class Account {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN_PREFIX = "arn:aws:s3:::";

    private final String accountId;
    private final String region;
    private final Instant epoch;
    private final FindingIndex findings = new FindingIndex();
    private final Map<String, BucketInventory> buckets = new TreeMap<>();
    private @Nullable ExportConfiguration exportConfiguration;

    /** An account without buckets and findings. */
    public Account(String accountId, String region, Instant epoch) {
        this.accountId = accountId;
        this.region = region;
        this.epoch = epoch;
    }

    public String accountId() {
        return accountId;
    }

    public String region() {
        return region;
    }

    public Instant epoch() {
        return epoch;
    }

    public FindingIndex findings() {
        return findings;
    }

    /** A copy of the finding's JSON, to look at, or to change and put again. */
    public Optional<ObjectNode> finding(String id) {
        return findings.get(id).map(Account::tree);
    }

    public List<String> findingIds() {
        return findings.all().stream().map(Finding::id).toList();
    }

    /**
     * Adds or replaces a finding by its id. Unless it is a sample, a sensitive data finding is an analysis of its
     * object too.
     */
    public synchronized void put(ObjectNode tree) {
        Finding finding = Finding.of(tree);
        if (finding.bucketName() != null) {
            addBucket(finding.bucketName());
        }
        if (finding.classification() && !finding.sample()) {
            put(Analysis.of(tree));
        }
        findings.put(finding);
    }

    /**
     * Adds a finding that the list selects by its times and the description shows without them; it is no part of the
     * truth.
     */
    public void putMalformed(ObjectNode tree) {
        findings.put(Finding.withoutTimes(tree));
    }

    /** Adds an analysis that no finding tells of: of a clean or of a skipped object. */
    public synchronized void put(Analysis analysis) {
        inventory(analysis.bucketName()).put(analysis);
    }

    /** Adds an object that nothing analysed yet. */
    public synchronized void addObject(String bucketName, String key) {
        inventory(bucketName).addObject(key);
    }

    public synchronized void addBucket(String bucketName) {
        inventory(bucketName);
    }

    /** The profile of a bucket by its ARN; empty for a bucket that the account does not have. */
    public synchronized Optional<ResourceProfile> profile(String resourceArn) {
        if (!resourceArn.startsWith(ARN_PREFIX)) {
            return Optional.empty();
        }
        return Optional.ofNullable(buckets.get(resourceArn.substring(ARN_PREFIX.length())))
                .map(bucket -> bucket.profile(epoch));
    }

    public synchronized Optional<ExportConfiguration> exportConfiguration() {
        return Optional.ofNullable(exportConfiguration);
    }

    public synchronized void exportTo(ExportConfiguration configuration) {
        exportConfiguration = configuration;
    }

    public synchronized Truth truth() {
        List<Finding> all = findings.all();
        List<Finding> told =
                all.stream().filter(finding -> !finding.malformed()).toList();
        Set<String> findingIds = told.stream().map(Finding::id).collect(Collectors.toSet());
        return new Truth(
                accountId,
                region,
                epoch.toString(),
                buckets.keySet().stream().map(name -> ARN_PREFIX + name).toList(),
                told.size(),
                told.stream().filter(Finding::classification).count(),
                told.stream().filter(finding -> !finding.classification()).count(),
                told.stream().filter(Finding::sample).count(),
                (long) all.size() - told.size(),
                count(analysis -> true),
                count(analysis -> findingIds.contains(analysis.id())));
    }

    private Truth.ByOrigin count(Predicate<Analysis> wanted) {
        Map<Origin, Long> counts = buckets.values().stream()
                .flatMap(bucket -> bucket.analyses().stream())
                .filter(wanted)
                .collect(Collectors.groupingBy(Analysis::origin, Collectors.counting()));
        return new Truth.ByOrigin(
                counts.getOrDefault(Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY, 0L),
                counts.getOrDefault(Origin.SENSITIVE_DATA_DISCOVERY_JOB, 0L));
    }

    private BucketInventory inventory(String bucketName) {
        return buckets.computeIfAbsent(bucketName, name -> new BucketInventory());
    }

    private static ObjectNode tree(Finding finding) {
        try {
            return JSON.readValue(finding.json(), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored finding is not JSON: " + finding.id(), e);
        }
    }
}
