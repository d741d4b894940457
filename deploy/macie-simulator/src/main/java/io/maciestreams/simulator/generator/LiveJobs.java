package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The jobs of an account while time runs: they start, progress, finish, pause on quota, resume and expire. */
final class LiveJobs {

    private static final double STARTS = 0.15;
    private static final double MEETS_QUOTA = 0.05;
    private static final double RESUMES = 0.3;
    private static final int MOST_AT_ONCE = 3;
    private static final Duration WARNED_AFTER = Duration.ofDays(23);

    /** An object that a job is to scan. */
    record Work(String jobId, int objects) {}

    private final Dice dice;
    private final Account account;
    private final JobWriter writer;
    private final ObjectNode everything;
    private final Set<String> scanning;
    private int started;

    /** Scans are made by the jobs of the given ids, which cover all buckets, and by those that start later. */
    LiveJobs(Dice dice, Account account, List<Bucket> buckets, List<String> scanning) {
        this.dice = dice;
        this.account = account;
        this.writer = new JobWriter(dice, account);
        this.everything = new JobDefinitions(account, buckets.get(buckets.size() - 1))
                .where("ACCOUNT_ID", "EQ", account.accountId());
        this.scanning = new HashSet<>(scanning);
    }

    /** Takes every job one step further, and tells what they scan meanwhile. */
    List<Work> step(Instant now) {
        List<Work> work = new ArrayList<>();
        for (ObjectNode job : account.jobs()) {
            switch (job.path("jobStatus").asText()) {
                case "RUNNING" -> work.add(progress(job));
                case "PAUSED" -> resume(job);
                case "IDLE" -> startDueRun(job, now);
                case "USER_PAUSED" -> expire(job, now);
                default -> {}
            }
        }
        if (dice.chance(STARTS)) {
            start(now);
        }
        return work;
    }

    private void start(Instant now) {
        ObjectNode job = writer.oneTime("Check " + ++started, "RUNNING", now);
        job.withObject("/statistics").put("approximateNumberOfObjectsToProcess", (double) dice.skewed(3, 60));
        account.putJob(job.set("s3JobDefinition", everything.deepCopy()));
        scanning.add(job.path("jobId").textValue());
    }

    private Work progress(ObjectNode job) {
        String jobId = job.path("jobId").textValue();
        if (dice.chance(MEETS_QUOTA)) {
            account.putJob(job.put("jobStatus", "PAUSED"));
            return new Work(jobId, 0);
        }
        double left = job.at("/statistics/approximateNumberOfObjectsToProcess").asDouble();
        double processed = Math.min(left, 1 + dice.below(1 + (int) left / 3));
        job.withObject("/statistics").put("approximateNumberOfObjectsToProcess", left - processed);
        if (processed == left) {
            job.put("jobStatus", recurring(job) ? "IDLE" : "COMPLETE");
        }
        account.putJob(job);
        return new Work(jobId, scanning.contains(jobId) ? (int) Math.min(MOST_AT_ONCE, processed) : 0);
    }

    private void resume(ObjectNode job) {
        if (dice.chance(RESUMES)) {
            account.putJob(job.put("jobStatus", "RUNNING"));
        }
    }

    private void startDueRun(ObjectNode job, Instant now) {
        Instant due = Schedule.of(job.path("scheduleFrequency"))
                .run(Instant.parse(job.path("lastRunTime").asText()), 1);
        if (due.isAfter(now)) {
            return;
        }
        double runs = job.at("/statistics/numberOfRuns").asDouble();
        job.withObject("/statistics").put("numberOfRuns", runs + 1).put("approximateNumberOfObjectsToProcess", (double)
                dice.skewed(10, 500));
        account.putJob(job.put("jobStatus", "RUNNING").put("lastRunTime", Json.time(due)));
    }

    /** After its time, a one-time job is cancelled, and of a recurring job the run. */
    private void expire(ObjectNode job, Instant now) {
        ObjectNode paused = job.withObject("/userPausedDetails");
        Instant warned = Instant.parse(paused.path("jobPausedAt").asText()).plus(WARNED_AFTER);
        if (!Instant.parse(paused.path("jobExpiresAt").asText()).isAfter(now)) {
            job.remove("userPausedDetails");
            account.putJob(job.put("jobStatus", recurring(job) ? "IDLE" : "CANCELLED"));
        } else if (!warned.isAfter(now) && !paused.has("jobImminentExpirationHealthEventArn")) {
            paused.put("jobImminentExpirationHealthEventArn", writer.healthEventArn());
            account.putJob(job);
        }
    }

    private static boolean recurring(ObjectNode job) {
        return job.path("jobType").asText().equals("SCHEDULED");
    }
}
