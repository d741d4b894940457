package io.maciestreams.processor.lifecycle;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.JobEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to a job between two sights of it. */
final class JobTransitions {

    private static final String RUNNING = "RUNNING";
    private static final String PAUSED = "PAUSED";
    private static final String USER_PAUSED = "USER_PAUSED";
    private static final String IDLE = "IDLE";
    private static final String CANCELLED = "CANCELLED";
    private static final String COMPLETE = "COMPLETE";
    private static final Set<String> TERMINAL = Set.of(CANCELLED, COMPLETE);
    private static final Set<String> OVER = Set.of(IDLE, COMPLETE);

    private JobTransitions() {}

    /** The events, in order; none where nothing has happened but progress. */
    static List<JobEvent> between(@Nullable ClassificationJob before, ClassificationJob after, Instant at) {
        String from = before == null ? null : before.getJobStatus();
        String to = after.getJobStatus();
        List<String> events = new ArrayList<>();
        if (!Objects.equals(from, to)) {
            addChange(events, before, from, to);
        } else if (before != null && isNewRun(before, after)) {
            events.addAll(RUNNING.equals(to) ? List.of("RUN_FINISHED", "STARTED") : List.of("STARTED", "RUN_FINISHED"));
        }
        if (isOver(to) && failed(after) && (before == null || !events.isEmpty() || !failed(before))) {
            events.add("RUN_FINISHED_WITH_ERRORS");
        }
        return events.stream()
                .map(event -> event(event, after, at)
                        .setPreviousStatus(from)
                        .setLegal(isLegal(from, to, after.getJobType()))
                        .build())
                .toList();
    }

    /** An event of a job as it is. */
    static JobEvent.Builder event(String event, ClassificationJob job, Instant at) {
        return JobEvent.newBuilder()
                .setMacieAccountId(job.getMacieAccountId())
                .setRegion(job.getRegion())
                .setJobArn(job.getJobArn())
                .setJobId(job.getJobId())
                .setName(job.getName())
                .setEvent(event)
                .setJobStatus(job.getJobStatus())
                .setOccurredAt(at)
                .setLastRunTime(job.getLastRunTime())
                .setJobExpiresAt(
                        job.getUserPausedDetails() == null
                                ? null
                                : job.getUserPausedDetails().getJobExpiresAt());
    }

    private static void addChange(
            List<String> events, @Nullable ClassificationJob before, @Nullable String from, @Nullable String to) {
        boolean paused = PAUSED.equals(from) || USER_PAUSED.equals(from);
        switch (to == null ? "" : to) {
            case RUNNING -> events.add(paused ? "RESUMED" : "STARTED");
            case PAUSED -> events.add("PAUSED_BY_QUOTA");
            case USER_PAUSED -> events.add("PAUSED_BY_USER");
            case CANCELLED -> events.add("CANCELLED");
            case COMPLETE -> events.add("COMPLETE");
                // A recurring job waits between its runs, and before its first.
            case IDLE -> events.add(before == null ? "STATUS_CHANGED" : "RUN_FINISHED");
            default -> events.add("STATUS_CHANGED");
        }
    }

    private static boolean isNewRun(ClassificationJob before, ClassificationJob after) {
        Instant known = before.getLastRunTime();
        Instant last = after.getLastRunTime();
        return known != null && last != null && last.isAfter(known);
    }

    private static boolean isOver(@Nullable String status) {
        return status != null && OVER.contains(status);
    }

    private static boolean failed(ClassificationJob job) {
        return job.getLastRunErrorStatus() != null
                && "ERROR".equals(job.getLastRunErrorStatus().getCode());
    }

    // Polling sees no state that ends between two passes: so legal is what can be reached, not only the next step. From
    // a terminal status nothing can; only one-time jobs complete, only recurring ones are idle.
    private static boolean isLegal(@Nullable String from, @Nullable String to, @Nullable String type) {
        if (from != null && TERMINAL.contains(from) && !from.equals(to)) {
            return false;
        }
        return !(COMPLETE.equals(to) && "SCHEDULED".equals(type)) && !(IDLE.equals(to) && "ONE_TIME".equals(type));
    }
}
