package io.maciestreams.processor.completeness;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.processor.state.JobResult;

/** What a job's runs follow from. */
sealed interface JobInput {

    static JobInput of(JobResult result) {
        return new Result(result);
    }

    static JobInput of(ClassificationJob job) {
        return new Sight(job);
    }

    /** A result that the job made. */
    record Result(JobResult result) implements JobInput {}

    /** The job, with the time at which its last run started. */
    record Sight(ClassificationJob job) implements JobInput {}
}
