package io.maciestreams.simulator.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes the status of a job as UpdateClassificationJob may: cancels it, pauses it, or resumes it. */
public final class StatusChange {

    private static final Duration EXPIRES_AFTER = Duration.ofDays(30);
    private static final Map<String, Set<String>> FROM = Map.of(
            "CANCELLED", Set.of("IDLE", "PAUSED", "RUNNING", "USER_PAUSED"),
            "RUNNING", Set.of("USER_PAUSED"),
            "USER_PAUSED", Set.of("IDLE", "PAUSED", "RUNNING"));

    private StatusChange() {}

    /** The job after the change, or nothing where Macie does not allow it in the job's present status. */
    public static Optional<ObjectNode> of(ObjectNode job, String wanted, Instant now) {
        String current = job.path("jobStatus").asText();
        if (!FROM.getOrDefault(wanted, Set.of()).contains(current)) {
            return Optional.empty();
        }
        ObjectNode changed = job.deepCopy();
        changed.remove("userPausedDetails");
        changed.put("jobStatus", wanted.equals("RUNNING") ? resumed(job, now) : wanted);
        if (wanted.equals("USER_PAUSED") && current.equals("RUNNING")) {
            changed.putObject("userPausedDetails")
                    .put("jobPausedAt", now.toString())
                    .put("jobExpiresAt", now.plus(EXPIRES_AFTER).toString());
        }
        return Optional.of(changed);
    }

    /** Only a run that was paused, and has not expired, goes on at once; a recurring job else waits for its next run. */
    private static String resumed(ObjectNode job, Instant now) {
        String expiry = job.at("/userPausedDetails/jobExpiresAt").asText();
        boolean goesOn = !expiry.isEmpty() && now.isBefore(Instant.parse(expiry));
        return goesOn || job.path("jobType").asText().equals("ONE_TIME") ? "RUNNING" : "IDLE";
    }
}
