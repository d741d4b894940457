package io.maciestreams.simulator.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job as DescribeClassificationJob answers it ({@code description}), beside what its buckets' jobDetails need. */
public record ClassificationJob(
        String jobId,
        boolean recurring,
        boolean cancelled,
        @Nullable Instant lastRun,
        BucketSelection buckets,
        ObjectNode description) {

    /** The start of a job's latest run. */
    record Run(String jobId, Instant startedAt) {

        static final Comparator<Run> BY_TIME =
                Comparator.comparing(Run::startedAt).thenComparing(Run::jobId);
    }

    public ClassificationJob {
        description = description.deepCopy();
    }

    /**
     * A job with everything the API's lists need.
     *
     * @throws IllegalArgumentException without jobId, name, jobStatus, jobType or a readable createdAt, or with bucket
     *     criteria that Macie does not know
     */
    public static ClassificationJob of(ObjectNode tree) {
        Instant.parse(required(tree, "createdAt"));
        required(tree, "name");
        return new ClassificationJob(
                required(tree, "jobId"),
                required(tree, "jobType").equals("SCHEDULED"),
                required(tree, "jobStatus").equals("CANCELLED"),
                lastRun(tree),
                BucketSelection.of(tree.path("s3JobDefinition")),
                tree);
    }

    /** A copy, to look at or to change. */
    @Override
    public ObjectNode description() {
        return description.deepCopy();
    }

    /** The job's latest run; none where it did not run yet. */
    Stream<Run> latestRun() {
        return Stream.ofNullable(lastRun).map(startedAt -> new Run(jobId, startedAt));
    }

    /** A bucket that is named counts until the job is cancelled; one that meets criteria, once the job has run. */
    boolean definesItsBuckets() {
        return buckets.explicit() ? !cancelled : lastRun != null;
    }

    boolean monitorsItsBuckets() {
        return recurring && !cancelled;
    }

    /** A recurring job that did not run yet shows the time of its creation as lastRunTime. */
    private static @Nullable Instant lastRun(ObjectNode tree) {
        boolean ran = tree.at("/statistics/numberOfRuns").asDouble(1) > 0;
        JsonNode lastRunTime = tree.path("lastRunTime");
        return ran && lastRunTime.isTextual() ? Instant.parse(lastRunTime.textValue()) : null;
    }

    private static String required(JsonNode tree, String member) {
        if (!tree.path(member).isTextual()) {
            throw new IllegalArgumentException("A job needs the text member " + member);
        }
        return tree.path(member).textValue();
    }
}
