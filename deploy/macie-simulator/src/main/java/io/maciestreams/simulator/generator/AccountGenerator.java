package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills an account from a seed: the same seed, number of objects, account, Region and epoch give the same account. */
public final class AccountGenerator {

    private static final int FEWEST_POLICY_FINDINGS = 8;
    private static final int SAMPLES = 4;
    private static final double ARCHIVED = 0.06;

    private final Account account;
    private final int objects;
    private final Dice dice;
    private final Timeline timeline;
    private final Buckets buckets;
    private final ObjectVersions versions;
    private final ScanHistories histories;
    private final SensitiveDataFindings sensitiveDataFindings;
    private final PolicyFindings policyFindings;
    private final Map<Bucket, BucketContents> contents = new HashMap<>();
    private final BucketDescriptions descriptions;
    private final ClassificationJobs jobs;
    private final ScoringChoices scoring;

    public AccountGenerator(Account account, long seed, int objects) {
        this.account = account;
        this.objects = objects;
        this.dice = new Dice(mixed(account, seed, objects, ""));
        this.timeline = new Timeline(dice, account.epoch());
        this.buckets = new Buckets(dice, account, objects);
        this.versions = new ObjectVersions(dice);
        this.histories = new ScanHistories(dice, timeline, versions);
        this.sensitiveDataFindings = new SensitiveDataFindings(account);
        this.policyFindings = new PolicyFindings(dice, timeline, account);
        this.descriptions = new BucketDescriptions(new Dice(mixed(account, seed, objects, "/buckets")), account);
        this.jobs = new ClassificationJobs(new Dice(mixed(account, seed, objects, "/jobs")), account, buckets.all());
        this.scoring = new ScoringChoices(new Dice(mixed(account, seed, objects, "/scores")), account);
    }

    /**
     * Malformed findings come last: with or without them, the rest of the account is the same. Bucket metadata, jobs
     * and scoring settings have dice of their own: what is drawn for them changes no finding.
     */
    public void populate(int malformedFindings) {
        buckets.all().forEach(bucket -> account.addBucket(bucket.name()));
        for (int i = 0; i < objects; i++) {
            addObject(i);
        }
        addPolicyFindings();
        addSamples();
        describeBuckets();
        jobs.draw(histories.jobIds()).forEach(account::putJob);
        scoring.make(buckets.all());
        for (int i = 0; i < malformedFindings; i++) {
            account.putMalformed(unscannedFinding(objects + SAMPLES + i, timeline.first()));
        }
    }

    private void addObject(int index) {
        Instant first = timeline.first();
        ObjectVersion version = versions.draw(buckets.forObject(), index, first);
        account.addObject(version.bucket().name(), version.key());
        List<Scan> scans = histories.draw(version, first);
        scans.forEach(this::add);
        ObjectVersion latest =
                scans.isEmpty() ? version : scans.get(scans.size() - 1).version();
        contents.computeIfAbsent(version.bucket(), any -> new BucketContents()).add(latest);
    }

    private void add(Scan scan) {
        if (scan.version().sensitive()) {
            account.put(sensitiveDataFindings.write(scan, dice.chance(ARCHIVED)));
        } else {
            account.put(scan.toAnalysis());
        }
    }

    private void addPolicyFindings() {
        List<Bucket> all = buckets.all();
        int number = Math.max(FEWEST_POLICY_FINDINGS, 2 * all.size());
        for (int i = 0; i < number; i++) {
            account.put(
                    policyFindings.draw(all.get(i % all.size()), i % all.size() + i / all.size(), timeline.first()));
        }
    }

    /** Macie lost its access to the last bucket but one. */
    private void describeBuckets() {
        List<Bucket> all = buckets.all();
        for (int i = 0; i < all.size(); i++) {
            Bucket bucket = all.get(i);
            account.putBucket(
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
        return sensitiveDataFindings.write(scan, false);
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
