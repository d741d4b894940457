package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills an account from a seed: the same seed, number of objects, account, Region and epoch give the same account. */
public final class AccountGenerator {

    private static final int FEWEST_POLICY_FINDINGS = 8;
    private static final int SAMPLES = 4;
    private static final int MOST_ARCHIVES = 6;
    private static final int OBJECTS_PER_ARCHIVE = 100;
    private static final double ARCHIVED = 0.06;

    private final Account account;
    private final int objects;
    private final Dice dice;
    private final Timeline timeline;
    private final Buckets buckets;
    private final ObjectVersions versions;
    private final ScanHistories histories;
    private final PolicyFindings policyFindings;
    private final Map<Bucket, BucketContents> contents = new HashMap<>();
    private final BucketDescriptions descriptions;
    private final ClassificationJobs jobs;
    private final Dice archiveDice;
    private final HugeJob hugeJob;
    private final ScanLog scans;
    private final List<Scan> known = new ArrayList<>();
    private final List<String> policyFindingIds = new ArrayList<>();
    private final long seed;
    private final ScoringChoices scoring;

    /** For an account that administers itself. */
    public AccountGenerator(Account account, AccountPlan plan) {
        this(account, account, plan);
    }

    /** For a member of an organisation: automated discovery belongs to the administrator, who sees the buckets too. */
    public AccountGenerator(Account account, Account administrator, AccountPlan plan) {
        this.seed = plan.seed();
        this.account = account;
        this.objects = plan.objects();
        this.dice = new Dice(mixed(account, seed, objects, ""));
        this.timeline = new Timeline(dice, account.epoch());
        this.buckets = new Buckets(dice, account, objects);
        this.versions = new ObjectVersions(dice);
        this.histories = new ScanHistories(dice, timeline, versions);
        this.policyFindings = new PolicyFindings(dice, timeline, account);
        this.descriptions = new BucketDescriptions(new Dice(mixed(account, seed, objects, "/buckets")), account);
        this.jobs = new ClassificationJobs(new Dice(mixed(account, seed, objects, "/jobs")), account, buckets.all());
        this.archiveDice = new Dice(mixed(account, seed, objects, "/archives"));
        this.hugeJob = new HugeJob(new Dice(mixed(account, seed, objects, "/huge")), account, plan.hugeJobFindings());
        this.scans = new ScanLog(account, administrator, plan);
        this.scoring = new ScoringChoices(new Dice(mixed(account, seed, objects, "/scores")), administrator);
    }

    /**
     * Malformed findings come last: with or without them, the rest of the account is the same. Bucket metadata, jobs
     * and scoring settings have dice of their own: what is drawn for them changes no finding.
     */
    public void populate(int malformedFindings) {
        scans.seenBy().forEach(eye -> buckets.all().forEach(bucket -> eye.addBucket(bucket.name())));
        for (int i = 0; i < objects; i++) {
            addObject(i);
        }
        addPolicyFindings();
        addSamples();
        addArchives();
        describeBuckets();
        jobs.draw(histories.jobIds()).forEach(account::putJob);
        runHugeJob();
        scoring.make(buckets.all());
        for (int i = 0; i < malformedFindings; i++) {
            account.putMalformed(unscannedFinding(objects + SAMPLES + i, timeline.first()));
        }
        scans.complete();
    }

    /** Lets time run on from what was populated, by dice of its own. */
    public TimeRun timeRun() {
        Dice own = new Dice(mixed(account, seed, objects, "/time"));
        LiveObjects live = new LiveObjects(own, scans, buckets.all(), known);
        return new TimeRun(
                own,
                account,
                scans,
                live,
                new LiveJobs(own, account, buckets.all(), histories.jobIds()),
                new LiveBuckets(own, account, scans),
                policyFindingIds);
    }

    private void addObject(int index) {
        Instant first = timeline.first();
        ObjectVersion version = versions.draw(buckets.forObject(), index, first);
        scans.addObject(version);
        List<Scan> history = histories.draw(version, first);
        history.forEach(this::add);
        ObjectVersion latest =
                history.isEmpty() ? version : history.get(history.size() - 1).version();
        if (!history.isEmpty()) {
            known.add(history.get(history.size() - 1));
        }
        contents.computeIfAbsent(version.bucket(), any -> new BucketContents()).add(latest);
    }

    private void add(Scan scan) {
        scans.add(scan, scan.version().sensitive() && dice.chance(ARCHIVED));
    }

    private void runHugeJob() {
        BucketContents lake = new BucketContents();
        for (int i = 0; i < hugeJob.findings(); i++) {
            Scan scan = hugeJob.scan(i);
            lake.add(scan.version());
            scans.addOneOfMany(scan, hugeJob.resultPath(i));
        }
        if (hugeJob.findings() > 0) {
            scans.putBucket(descriptions.write(hugeJob.bucket(), buckets.all().size(), lake));
            account.putJob(hugeJob.describe());
        }
    }

    /** A few archives, of which a job analysed the first; it is so large that its results are in several files. */
    private void addArchives() {
        Archives archives = new Archives(archiveDice);
        for (int i = 0; i < Math.min(MOST_ARCHIVES, objects / OBJECTS_PER_ARCHIVE); i++) {
            Instant at = account.epoch().minus(Duration.ofMinutes(60 + archiveDice.skewed(1, 80_000)));
            Bucket bucket = buckets.all().get(archiveDice.below(buckets.all().size() - 1));
            ObjectVersion archive = archives.draw(bucket, i, i == 0, at);
            String jobId = i % 2 == 0 ? archiveDice.pick(histories.jobIds()) : null;
            scans.add(new Scan(archiveDice.hex(32), at, jobId, archive), false);
            contents.computeIfAbsent(bucket, any -> new BucketContents()).add(archive);
        }
    }

    private void addPolicyFindings() {
        List<Bucket> all = buckets.all();
        int number = Math.max(FEWEST_POLICY_FINDINGS, 2 * all.size());
        for (int i = 0; i < number; i++) {
            ObjectNode finding =
                    policyFindings.draw(all.get(i % all.size()), i % all.size() + i / all.size(), timeline.first());
            account.put(finding);
            policyFindingIds.add(finding.path("id").textValue());
        }
    }

    /** Macie lost its access to the last bucket but one. */
    private void describeBuckets() {
        List<Bucket> all = buckets.all();
        for (int i = 0; i < all.size(); i++) {
            Bucket bucket = all.get(i);
            scans.putBucket(
                    i == all.size() - 2
                            ? descriptions.unreadable(bucket)
                            : descriptions.write(bucket, i, contents.getOrDefault(bucket, new BucketContents())));
        }
    }

    /** Samples come all at once, as one call makes them. They name real buckets: who counts them gets a profile wrong. */
    private void addSamples() {
        Instant at = timeline.first();
        for (int i = 0; i < SAMPLES - 1; i++) {
            account.put(unscannedFinding(objects + i, at).put("sample", true));
        }
        account.put(policyFindings.draw(buckets.forObject(), 0, at).put("sample", true));
    }

    /** A finding on an object that the account does not have; by automated discovery or a job in turn. */
    private ObjectNode unscannedFinding(int index, Instant at) {
        ObjectVersion version = versions.sensitive(buckets.forObject(), index, at);
        Scan scan = index % 2 == 0 ? histories.automated(version, at) : histories.byJob(version, at);
        return scans.finding(scan);
    }

    private static long mixed(Account account, long seed, int objects, String purpose) {
        String everything = String.join(
                "/",
                account.accountId(),
                account.region(),
                account.epoch().toString(),
                Long.toString(seed),
                objects + purpose);
        return UUID.nameUUIDFromBytes(everything.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
