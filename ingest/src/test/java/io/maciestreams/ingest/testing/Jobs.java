package io.maciestreams.ingest.testing;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.macie2.model.DailySchedule;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobScopeTerm;
import software.amazon.awssdk.services.macie2.model.S3BucketDefinitionForJob;
import software.amazon.awssdk.services.macie2.model.S3JobDefinition;

/** Classification jobs as the SDK gives them. */
public final class Jobs {

    public static final Instant CREATED_AT = Instant.parse("2026-11-01T08:00:00Z");

    private Jobs() {}

    /** A recurring job in its first run. */
    public static DescribeClassificationJobResponse.Builder daily(String id) {
        return job(id).jobStatus("RUNNING")
                .jobType("SCHEDULED")
                .initialRun(true)
                .scheduleFrequency(schedule ->
                        schedule.dailySchedule(DailySchedule.builder().build()));
    }

    /** A one-time job in this status. */
    public static DescribeClassificationJobResponse.Builder once(String id, String status) {
        return job(id).jobStatus(status).jobType("ONE_TIME").initialRun(false);
    }

    public static String arn(String id) {
        return "arn:aws:macie2:us-east-1:111122223333:classification-job/" + id;
    }

    private static DescribeClassificationJobResponse.Builder job(String id) {
        return DescribeClassificationJobResponse.builder()
                .jobId(id)
                .jobArn(arn(id))
                .name("job " + id)
                .createdAt(CREATED_AT)
                .lastRunTime(CREATED_AT)
                .lastRunErrorStatus(status -> status.code("NONE"))
                .managedDataIdentifierSelector("RECOMMENDED")
                .samplingPercentage(100)
                .s3JobDefinition(Jobs::csvFilesOfTwoBuckets)
                .statistics(statistics ->
                        statistics.approximateNumberOfObjectsToProcess(8.0).numberOfRuns(1.0))
                .tags(Map.of("team", "blue", "cost", ""));
    }

    private static void csvFilesOfTwoBuckets(S3JobDefinition.Builder definition) {
        JobScopeTerm csv = JobScopeTerm.builder()
                .simpleScopeTerm(
                        term -> term.comparator("EQ").key("OBJECT_EXTENSION").values("csv"))
                .build();
        definition
                .bucketDefinitions(S3BucketDefinitionForJob.builder()
                        .accountId("111122223333")
                        .buckets("a", "b")
                        .build())
                .scoping(scoping -> scoping.includes(block -> block.and(csv)));
    }
}
