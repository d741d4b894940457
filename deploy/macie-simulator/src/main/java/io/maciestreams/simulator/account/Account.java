package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import io.maciestreams.simulator.jobs.ClassificationJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Macie account in one Region at one moment, its epoch; it can change while it is served. */
public final class Account {

    private final String accountId;
    private final String region;
    private final Instant epoch;
    private final FindingIndex findings = new FindingIndex();
    private final Inventory inventory;
    private final Map<String, ClassificationJob> jobs = new TreeMap<>();
    private @Nullable ExportConfiguration exportConfiguration;

    /** An account without buckets, findings and jobs. */
    public Account(String accountId, String region, Instant epoch) {
        this.accountId = accountId;
        this.region = region;
        this.epoch = epoch;
        this.inventory = new Inventory(accountId, region, epoch);
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
        return findings.get(id).map(Finding::tree);
    }

    public List<String> findingIds() {
        return findings.all().stream().map(Finding::id).toList();
    }

    /**
     * Adds or replaces a finding by its id. Unless it is a sample, it tells of a bucket, and a sensitive data finding is
     * an analysis of its object too.
     */
    public synchronized void put(ObjectNode tree) {
        Finding finding = Finding.of(tree);
        if (finding.bucketName() != null && !finding.sample()) {
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
        inventory.named(analysis.bucketName()).put(analysis);
    }

    /** Adds an object that nothing analysed yet. */
    public synchronized void addObject(String bucketName, String key) {
        inventory.named(bucketName).addObject(key);
    }

    /** Adds a bucket of which only the name is known, unless it is there. */
    public synchronized void addBucket(String bucketName) {
        inventory.named(bucketName);
    }

    /**
     * Adds or replaces a bucket's metadata by its name. Its sensitivityScore, lastAutomatedDiscoveryTime and jobDetails
     * are not taken from here: they follow from the account's analyses and jobs.
     */
    public synchronized void putBucket(ObjectNode metadata) {
        inventory.put(metadata);
    }

    /** Removes a bucket, its objects and analyses; findings about it stay. */
    public synchronized void removeBucket(String bucketArn) {
        inventory.remove(bucketArn);
    }

    /** A copy of the bucket's JSON as the API shows it now, to look at, or to change and put again. */
    public synchronized Optional<ObjectNode> bucket(String bucketArn) {
        return inventory.withArn(bucketArn).map(bucket -> bucket.describe(jobs.values(), epoch));
    }

    /** Every bucket as {@link #bucket} gives it. */
    public synchronized List<ObjectNode> buckets() {
        return inventory.all().stream()
                .map(bucket -> bucket.describe(jobs.values(), epoch))
                .toList();
    }

    /** The profile of a bucket by its ARN; empty for a bucket that the account does not have. */
    public synchronized Optional<ResourceProfile> profile(String resourceArn) {
        return profiled(resourceArn).map(objects -> objects.profile(epoch));
    }

    /** What a bucket's profile is made from; empty for a bucket that the account does not have. */
    public synchronized Optional<ProfiledObjects> profiled(String resourceArn) {
        return inventory.withArn(resourceArn).map(BucketInventory::profiled);
    }

    /** Changes what a bucket's score is made by; false where the account does not have the bucket. */
    public synchronized boolean score(String resourceArn, UnaryOperator<ScoringSettings> change) {
        Optional<BucketInventory> bucket = inventory.withArn(resourceArn);
        bucket.ifPresent(found -> found.scoreBy(change.apply(found.settings())));
        return bucket.isPresent();
    }

    /** Adds or replaces a job by its jobId; the tree is an answer of DescribeClassificationJob. */
    public synchronized void putJob(ObjectNode tree) {
        ClassificationJob job = ClassificationJob.of(tree);
        jobs.put(job.jobId(), job);
    }

    /** A copy of the job's JSON, to look at, or to change and put again. */
    public synchronized Optional<ObjectNode> job(String jobId) {
        return Optional.ofNullable(jobs.get(jobId)).map(ClassificationJob::description);
    }

    /** Every job as {@link #job} gives it. */
    public synchronized List<ObjectNode> jobs() {
        return jobs.values().stream().map(ClassificationJob::description).toList();
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
                inventory.arns(),
                jobs.size(),
                told.size(),
                told.stream().filter(Finding::classification).count(),
                told.stream().filter(finding -> !finding.classification()).count(),
                told.stream().filter(Finding::sample).count(),
                (long) all.size() - told.size(),
                count(analysis -> true),
                count(analysis -> findingIds.contains(analysis.id())),
                inventory.scoringSettings());
    }

    private Truth.ByOrigin count(Predicate<Analysis> wanted) {
        Map<Origin, Long> counts = inventory
                .analyses()
                .filter(wanted)
                .collect(Collectors.groupingBy(Analysis::origin, Collectors.counting()));
        return new Truth.ByOrigin(
                counts.getOrDefault(Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY, 0L),
                counts.getOrDefault(Origin.SENSITIVE_DATA_DISCOVERY_JOB, 0L));
    }
}
