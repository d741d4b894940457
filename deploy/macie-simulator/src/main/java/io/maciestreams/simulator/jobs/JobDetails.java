package io.maciestreams.simulator.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What the account's jobs mean for one bucket: the jobDetails of its metadata. */
public final class JobDetails {

    private JobDetails() {}

    /** The details by the jobs as they are now; unknown for a bucket that Macie cannot read. */
    public static ObjectNode of(JsonNode bucket, Collection<ClassificationJob> jobs) {
        return bucket.path("errorCode").isTextual() ? unknown() : known(covering(bucket, jobs));
    }

    private static List<ClassificationJob> covering(JsonNode bucket, Collection<ClassificationJob> jobs) {
        return jobs.stream().filter(job -> job.buckets().covers(bucket)).toList();
    }

    private static ObjectNode known(List<ClassificationJob> covering) {
        boolean defined = covering.stream().anyMatch(ClassificationJob::definesItsBuckets);
        boolean monitored = covering.stream().anyMatch(ClassificationJob::monitorsItsBuckets);
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("isDefinedInJob", spelled(defined))
                .put("isMonitoredByJob", spelled(monitored));
        if (defined) {
            covering.stream()
                    .flatMap(ClassificationJob::latestRun)
                    .max(ClassificationJob.Run.BY_TIME)
                    .ifPresent(run -> details.put("lastJobId", run.jobId())
                            .put("lastJobRunTime", run.startedAt().toString()));
        }
        return details;
    }

    private static ObjectNode unknown() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("isDefinedInJob", "UNKNOWN")
                .put("isMonitoredByJob", "UNKNOWN")
                .putNull("lastJobId")
                .putNull("lastJobRunTime");
    }

    private static String spelled(boolean holds) {
        return String.valueOf(holds).toUpperCase(Locale.ROOT);
    }
}
