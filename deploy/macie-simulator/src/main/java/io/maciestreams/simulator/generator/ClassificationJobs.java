package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the jobs of an account: recurring ones that made its findings, and jobs of every status that made none, because
 * they just began, were stopped early, were kept out, or ran before the time that findings are kept. No job analyses
 * the last bucket, which is empty.
 */
final class ClassificationJobs {

    private final Dice dice;
    private final Account account;
    private final List<Bucket> filled;
    private final JobWriter jobs;
    private final JobDefinitions definitions;

    ClassificationJobs(Dice dice, Account account, List<Bucket> buckets) {
        this.dice = dice;
        this.account = account;
        this.filled = buckets.subList(0, buckets.size() - 1);
        this.jobs = new JobWriter(dice, account);
        this.definitions = new JobDefinitions(account, buckets.get(buckets.size() - 1));
    }

    /** All jobs; those of findings have the given four ids. */
    List<ObjectNode> draw(List<String> idsInFindings) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(everythingDaily(idsInFindings.get(0)));
        all.add(namedWeekly(idsInFindings.get(1)));
        all.add(namedMonthly(idsInFindings.get(2)));
        all.add(sampleDaily(idsInFindings.get(3)));
        all.addAll(oneTimeJobs());
        all.addAll(recurringJobsWithoutFindings());
        return all;
    }

    private ObjectNode everythingDaily(String jobId) {
        ObjectNode job = jobs.failed(sinceLongAgo(jobId, "Production, daily", "IDLE", Schedule.DAILY))
                .put("description", "Whatever changed in production since yesterday")
                .put("managedDataIdentifierSelector", "ALL");
        job.putArray("allowListIds").add(dice.hex(32));
        withCustomIdentifiers(job);
        return analysing(job, definitions.tagged("Stage", "production"));
    }

    private ObjectNode namedWeekly(String jobId) {
        ObjectNode job = sinceLongAgo(jobId, "Chosen buckets, weekly", "RUNNING", Schedule.WEEKLY)
                .put("managedDataIdentifierSelector", "EXCLUDE");
        job.putArray("managedDataIdentifierIds").add("BRAZIL_CPF_NUMBER").add("FRANCE_PASSPORT_NUMBER");
        return analysing(withCustomIdentifiers(job), definitions.withoutLogs(definitions.named(filled)));
    }

    private ObjectNode namedMonthly(String jobId) {
        ObjectNode job = sinceLongAgo(jobId, "Chosen buckets, monthly", "PAUSED", Schedule.MONTHLY)
                .put("managedDataIdentifierSelector", "RECOMMENDED");
        return analysing(withCustomIdentifiers(job), definitions.named(filled));
    }

    /** Without a selector, a job uses the recommended identifiers. */
    private ObjectNode sampleDaily(String jobId) {
        ObjectNode job = jobs.failed(sinceLongAgo(jobId, "Sample, daily", "IDLE", Schedule.DAILY))
                .put("samplingPercentage", 25);
        return analysing(
                withCustomIdentifiers(job),
                definitions.withoutLogs(definitions.where("ACCOUNT_ID", "NE", "999988887777")));
    }

    private List<ObjectNode> oneTimeJobs() {
        Bucket first = filled.get(0);
        Bucket unreadable = filled.get(filled.size() - 1);
        ObjectNode running = jobs.oneTime("Payroll check", "RUNNING", ago(Duration.ofMinutes(20)))
                .put("managedDataIdentifierSelector", "INCLUDE");
        running.putArray("managedDataIdentifierIds").add("CREDIT_CARD_NUMBER").add("USA_SOCIAL_SECURITY_NUMBER");
        ObjectNode paused = jobs.oneTime("Own identifiers", "PAUSED", ago(Duration.ofHours(1)))
                .put("managedDataIdentifierSelector", "NONE");
        ObjectNode userPaused = jobs.oneTime("Waiting for a decision", "USER_PAUSED", ago(Duration.ofDays(24)));
        return List.of(
                analysing(running, definitions.recentPayroll(definitions.named(List.of(first)))),
                analysing(withCustomIdentifiers(paused), definitions.named(List.of(first))),
                analysing(
                        jobs.paused(userPaused, ago(Duration.ofDays(24).minusMinutes(2))),
                        definitions.named(List.of(first))),
                analysing(jobs.oneTime("First look", "COMPLETE", ago(Duration.ofDays(200))), definitions.named(filled)),
                analysing(
                        jobs.failed(jobs.oneTime("Access check", "COMPLETE", ago(Duration.ofHours(12)))),
                        definitions.named(List.of(unreadable))),
                analysing(
                        jobs.oneTime("Started by mistake", "CANCELLED", ago(Duration.ofDays(120))),
                        definitions.named(List.of(first))));
    }

    private List<ObjectNode> recurringJobsWithoutFindings() {
        Instant secondRun = ago(Duration.ofDays(2));
        ObjectNode cancelled = recurring("Retired", "CANCELLED", Schedule.MONTHLY, 170, ago(Duration.ofDays(100)));
        ObjectNode userPaused = recurring("Public buckets", "USER_PAUSED", Schedule.WEEKLY, 9, secondRun);
        ObjectNode isNew = recurring("Shared buckets", "IDLE", Schedule.DAILY, 0, account.epoch());
        return List.of(
                analysing(cancelled, definitions.tagged("Stage", "production")),
                analysing(
                        jobs.paused(userPaused, secondRun.plus(Duration.ofMinutes(1))),
                        definitions.where("S3_BUCKET_EFFECTIVE_PERMISSION", "EQ", "PUBLIC")),
                analysing(isNew, definitions.where("S3_BUCKET_SHARED_ACCESS", "EQ", "EXTERNAL")));
    }

    /** A job older than all findings. */
    private ObjectNode sinceLongAgo(String jobId, String name, String status, Schedule schedule) {
        Instant createdAt = ago(Duration.ofDays(95).plusMinutes(dice.below(60 * 24 * 60)));
        return jobs.recurring(jobId, name, status, schedule, createdAt, true, account.epoch());
    }

    /** A job that left the objects alone which were there before it. */
    private ObjectNode recurring(String name, String status, Schedule schedule, int daysAgo, Instant until) {
        return jobs.recurring(dice.hex(32), name, status, schedule, ago(Duration.ofDays(daysAgo)), false, until);
    }

    private ObjectNode withCustomIdentifiers(ObjectNode job) {
        ArrayNode ids = job.putArray("customDataIdentifierIds");
        DataIdentifier.of(DataIdentifier.CUSTOM)
                .forEach(identifier -> ids.add(identifier.customId(account.accountId(), account.region())));
        return job;
    }

    private static ObjectNode analysing(ObjectNode job, ObjectNode s3JobDefinition) {
        return job.set("s3JobDefinition", s3JobDefinition);
    }

    private Instant ago(Duration duration) {
        return account.epoch().minus(duration);
    }
}
