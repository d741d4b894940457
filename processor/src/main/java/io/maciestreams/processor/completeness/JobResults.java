package io.maciestreams.processor.completeness;

import io.maciestreams.processor.profiles.Detections;
import io.maciestreams.processor.projection.ClassificationDetails;
import io.maciestreams.processor.projection.ClassificationResult;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.projection.S3Object;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.JobResult;
import io.maciestreams.processor.state.ResultCounts;
import java.time.Instant;

/** Takes from results of jobs what counts. */
final class JobResults {

    private static final String FINDING = "FINDING";

    private JobResults() {}

    /** Whether a job made the result, of an object and not of a file inside it. */
    static boolean isOfJob(DataClassificationResult result) {
        S3Object object = result.getResourcesAffected().getS3Object();
        return result.getClassificationDetails().getJobId() != null
                && (object == null || object.getEmbeddedFileDetails() == null);
    }

    /**
     * Takes from a result what counts.
     *
     * @throws UnusableRecordException where it is older than the keys of minutes reach
     */
    static JobResult of(DataClassificationResult result) {
        if (result.getCreatedAt().isBefore(Instant.EPOCH)) {
            throw new UnusableRecordException(result.getId(), "a result of a job is from before 1970");
        }
        return JobResult.newBuilder()
                .setMacieAccountId(result.getMacieAccountId())
                .setRegion(result.getRegion())
                .setJobArn(jobArn(result))
                .setJobId(result.getClassificationDetails().getJobId())
                .setCreatedAt(result.getCreatedAt())
                .setCounts(counts(result))
                .build();
    }

    // Result files and findings name the job's ARN; where one does not, it follows from the id.
    private static String jobArn(DataClassificationResult result) {
        ClassificationDetails details = result.getClassificationDetails();
        return details.getJobArn() != null
                ? details.getJobArn()
                : "arn:%s:macie2:%s:%s:classification-job/%s"
                        .formatted(
                                result.getPartition() == null ? "aws" : result.getPartition(),
                                result.getRegion(),
                                result.getMacieAccountId(),
                                details.getJobId());
    }

    private static ResultCounts counts(DataClassificationResult result) {
        ClassificationResult found = result.getClassificationDetails().getResult();
        long detections = found == null ? 0 : Detections.count(found);
        long sensitive = detections > 0 ? 1 : 0;
        return result.getSource().equals(FINDING)
                ? new ResultCounts(sensitive, detections, 0L, 0L, 0L)
                : new ResultCounts(0L, 0L, 1L, sensitive, detections);
    }
}
