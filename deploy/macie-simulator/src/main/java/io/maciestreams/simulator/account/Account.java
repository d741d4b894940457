package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import io.maciestreams.simulator.jobs.ClassificationJob;
import io.maciestreams.simulator.results.DiscoveryResults;
import io.maciestreams.simulator.results.ExportConfiguration;
import io.maciestreams.simulator.results.ResultEntry;
import io.maciestreams.simulator.results.ResultStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A Macie account in one Region, at first at its epoch; it can change while it is served. */
public final class Account {

    private final String accountId;
    private final String region;
    private final Instant epoch;
    private Instant now;
    private final FindingIndex findings = new FindingIndex();
    private final Inventory inventory;
    private final Map<String, ClassificationJob> jobs = new TreeMap<>();
    private final DiscoveryResults results = new DiscoveryResults();
    private final ResultEntries resultEntries;

    /** An account without buckets, findings and jobs. */
    public Account(String accountId, String region, Instant epoch) {
        this.accountId = accountId;
        this.region = region;
        this.epoch = epoch;
        this.now = epoch;
        this.inventory = new Inventory(accountId, region, epoch);
        this.resultEntries = new ResultEntries(accountId, region);
    }

    public String accountId() {
        return accountId;
    }

    public String region() {
        return region;
    }

    /** When time began to run. */
    public Instant epoch() {
        return epoch;
    }

    /** The account's present: nothing in it is later. */
    public synchronized Instant now() {
        return now;
    }

    /** Lets time run on; what happens meanwhile is put. */
    public synchronized void advanceTo(Instant later) {
        now = later;
    }

    public FindingIndex findings() {
        return findings;
    }

    public DiscoveryResults results() {
        return results;
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
     * an analysis of its object too, in a result file of its own where the one that it names is complete.
     */
    public synchronized void put(ObjectNode tree) {
        boolean analysed = add(Finding.of(tree), tree);
        if (analysed) {
            results.add(List.of(resultEntries.of(tree)));
            results.complete();
        }
    }

    /** Adds the finding of an analysis, and what the analysis has in result files that are not complete yet. */
    public synchronized void put(ObjectNode tree, List<ResultEntry> entries) {
        add(Finding.of(tree), tree);
        results.add(entries);
    }

    /** The same for one finding of very many, whose text is made anew each time that it is shown. */
    public synchronized void putRendered(Supplier<ObjectNode> finding, List<ResultEntry> entries) {
        add(Finding.rendered(finding), finding.get());
        results.add(entries);
    }

    private boolean add(Finding finding, ObjectNode tree) {
        if (finding.bucketName() != null && !finding.sample()) {
            addBucket(finding.bucketName());
        }
        boolean analysed = finding.classification() && !finding.sample();
        if (analysed) {
            add(Analysis.of(tree));
        }
        findings.put(finding);
        return analysed;
    }

    /**
     * Adds a finding that the list selects by its times and the description shows without them; it is no part of the
     * truth.
     */
    public void putMalformed(ObjectNode tree) {
        findings.put(Finding.withoutTimes(tree));
    }

    /** Adds an automated analysis that no finding tells of, of a clean or of a skipped object, with a result file. */
    public synchronized void put(Analysis analysis) {
        put(analysis, List.of(resultEntries.of(analysis)));
        results.complete();
    }

    /** Adds an analysis that no finding tells of, and what it has in result files that are not complete yet. */
    public synchronized void put(Analysis analysis, List<ResultEntry> entries) {
        add(analysis);
        results.add(entries);
    }

    private void add(Analysis analysis) {
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

    public Optional<ExportConfiguration> exportConfiguration() {
        return results.destination();
    }

    /**
     * Saves where results go, and has those of the past written there.
     *
     * @throws ResultStoreException if Macie cannot write there; nothing is saved then
     */
    public void exportTo(ExportConfiguration configuration) {
        results.exportTo(configuration);
    }

    public synchronized Truth truth() {
        return new Census(inventory, findings).truth(this, jobs.size());
    }
}
