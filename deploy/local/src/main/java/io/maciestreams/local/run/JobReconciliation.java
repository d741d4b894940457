package io.maciestreams.local.run;

import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.avro.JobEvent;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.LastRunErrorStatusCode;

/** What is said of each job beside what Macie says of it now: its events, and how complete its runs are. */
final class JobReconciliation {

    /** Told by the clock, not by a change of the job. */
    private static final Set<String> DEADLINES = Set.of("EXPIRING", "STUCK");

    private final SimulatedMacie macie;
    private final PrintStream out;

    JobReconciliation(SimulatedMacie macie, PrintStream out) {
        this.macie = macie;
        this.out = out;
    }

    /** Prints one line; true where of each job exactly the events are there that lead to what it is now. */
    boolean compareEvents(List<JobEvent> events) {
        Set<String> ours = events.stream()
                .filter(event -> !DEADLINES.contains(event.getEvent()))
                .map(event -> event.getJobId() + " " + event.getEvent())
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> macies = macie.jobs().stream()
                .flatMap(job -> events(job).map(event -> job.jobId() + " " + event))
                .collect(Collectors.toCollection(HashSet::new));
        boolean agree = ours.equals(macies) && events.stream().allMatch(JobEvent::getLegal);
        out.printf("job events %,d of %,d %s%n", ours.size(), macies.size(), agree ? "ok" : "DIFFERS");
        return agree;
    }

    // The account stands still: each job is seen for the first time, and then unchanged.
    private static Stream<String> events(DescribeClassificationJobResponse job) {
        String first =
                switch (job.jobStatus()) {
                    case RUNNING -> "STARTED";
                    case PAUSED -> "PAUSED_BY_QUOTA";
                    case USER_PAUSED -> "PAUSED_BY_USER";
                    case CANCELLED -> "CANCELLED";
                    case COMPLETE -> "COMPLETE";
                    default -> "STATUS_CHANGED";
                };
        boolean over = Set.of(JobStatus.COMPLETE, JobStatus.IDLE).contains(job.jobStatus());
        boolean failed = job.lastRunErrorStatus().code() == LastRunErrorStatusCode.ERROR;
        return over && failed ? Stream.of(first, "RUN_FINISHED_WITH_ERRORS") : Stream.of(first);
    }

    /** Prints one line; true where the runs of each job add up to its result files and to its findings in Macie's API. */
    boolean compareCompleteness(Collection<JobCompleteness> runs, List<MacieResult> results) {
        Map<String, Counts> ours = new HashMap<>();
        runs.forEach(run -> ours.merge(
                run.getJobId(),
                new Counts(run.getFindings(), run.getResults(), run.getSensitiveResults()),
                Counts::plus));
        Map<String, Counts> macies = new HashMap<>();
        results.stream()
                .filter(result -> !result.isAutomated())
                .forEach(result ->
                        macies.merge(result.jobId(), new Counts(0, 1, result.isSensitive() ? 1 : 0), Counts::plus));
        macies.replaceAll((job, counts) -> counts.plus(new Counts(macie.findingsOf(job), 0, 0)));
        boolean agree = ours.equals(macies);
        if (!agree) {
            out.printf("completeness of jobs: ours %s, Macie's %s%n", ours, macies);
        }
        out.printf("completeness of %,d jobs, %,d runs %s%n", macies.size(), runs.size(), agree ? "ok" : "DIFFERS");
        return agree;
    }

    /** Findings of a job, its results, and those with sensitive data. */
    private record Counts(long findings, long results, long sensitive) {

        Counts plus(Counts other) {
            return new Counts(findings + other.findings, results + other.results, sensitive + other.sensitive);
        }
    }
}
