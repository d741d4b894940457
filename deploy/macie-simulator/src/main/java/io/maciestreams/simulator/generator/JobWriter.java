package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes jobs as DescribeClassificationJob answers them: what every one-time or recurring job has. */
final class JobWriter {

    private static final List<String> WITH_WORK_LEFT = List.of("RUNNING", "PAUSED", "USER_PAUSED");
    private static final Duration EXPIRES_AFTER = Duration.ofDays(30);
    private static final Duration WARNED_AFTER = Duration.ofDays(23);

    private final Dice dice;
    private final Account account;
    private final FindingEnvelope envelope;

    JobWriter(Dice dice, Account account) {
        this.dice = dice;
        this.account = account;
        this.envelope = new FindingEnvelope(account);
    }

    ObjectNode oneTime(String name, String status, Instant createdAt) {
        ObjectNode job = open(dice.hex(32), name, status, createdAt)
                .put("jobType", "ONE_TIME")
                .put("initialRun", false);
        return ran(job, 1, createdAt);
    }

    /** A job that has followed its schedule until some time. */
    ObjectNode recurring(
            String jobId,
            String name,
            String status,
            Schedule schedule,
            Instant createdAt,
            boolean initialRun,
            Instant until) {
        long scheduled = schedule.runs(createdAt, until);
        ObjectNode job =
                open(jobId, name, status, createdAt).put("jobType", "SCHEDULED").put("initialRun", initialRun);
        job.set("scheduleFrequency", schedule.frequency(createdAt));
        return ran(job, initialRun ? scheduled + 1 : scheduled, schedule.run(createdAt, scheduled));
    }

    /** Marks a job as paused by its user while it was running. */
    ObjectNode paused(ObjectNode job, Instant at) {
        ObjectNode details = job.putObject("userPausedDetails")
                .put("jobPausedAt", Json.time(at))
                .put("jobExpiresAt", Json.time(at.plus(EXPIRES_AFTER)));
        if (at.plus(WARNED_AFTER).isBefore(account.epoch())) {
            details.put("jobImminentExpirationHealthEventArn", healthEventArn());
        }
        return job;
    }

    /** The event by which AWS Health warns that a paused job is about to expire. */
    String healthEventArn() {
        return "arn:aws:health:" + account.region() + "::event/MACIE/JOB_IMMINENT_EXPIRATION/" + dice.hex(16);
    }

    ObjectNode failed(ObjectNode job) {
        job.putObject("lastRunErrorStatus").put("code", "ERROR");
        return job;
    }

    private ObjectNode open(String jobId, String name, String status, Instant createdAt) {
        ObjectNode job = Json.object()
                .put("jobId", jobId)
                .put("jobArn", envelope.arn("classification-job/" + jobId))
                .put("name", name)
                .put("jobStatus", status)
                .put("createdAt", Json.time(createdAt))
                .put("clientToken", dice.hex(32))
                .put("samplingPercentage", 100);
        job.putObject("tags").put("Team", "security");
        job.putObject("lastRunErrorStatus").put("code", "NONE");
        return job;
    }

    private ObjectNode ran(ObjectNode job, long runs, Instant lastRun) {
        boolean workLeft = WITH_WORK_LEFT.contains(job.path("jobStatus").textValue());
        job.put("lastRunTime", Json.time(lastRun))
                .putObject("statistics")
                .put("approximateNumberOfObjectsToProcess", workLeft ? (double) dice.skewed(10, 5_000) : 0.0)
                .put("numberOfRuns", (double) runs);
        return job;
    }
}
