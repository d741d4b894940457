package io.maciestreams.ingest.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsRequest;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsResponse;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;

/** The classification jobs of a Macie in memory, in the order in which they were put. */
public final class TestingJobs implements Macie2Client {

    public final List<ListClassificationJobsRequest> listRequests = new ArrayList<>();
    public final List<String> described = new ArrayList<>();
    private final Map<String, DescribeClassificationJobResponse> jobs = new LinkedHashMap<>();
    private final List<JobSummary> listedOnly = new ArrayList<>();
    private @Nullable String failingJob;
    private int failure;

    /** Adds a job, or changes the one with the same id. */
    public void put(DescribeClassificationJobResponse.Builder job) {
        DescribeClassificationJobResponse built = job.build();
        jobs.put(built.jobId(), built);
    }

    /** Lists a job that cannot be described. */
    public void listOnly(JobSummary job) {
        listedOnly.add(job);
    }

    /** Fails to describe a job; null fails at none. */
    public void failAt(@Nullable String jobId) {
        fail(jobId, 500);
    }

    /** Answers a status when asked to describe a job; null answers all. */
    public void fail(@Nullable String jobId, int status) {
        failingJob = jobId;
        failure = status;
    }

    @Override
    public ListClassificationJobsResponse listClassificationJobs(ListClassificationJobsRequest request) {
        listRequests.add(request);
        List<JobSummary> all = new ArrayList<>(listedOnly);
        jobs.values().forEach(job -> all.add(summary(job)));
        int start = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int end = Math.min(start + request.maxResults(), all.size());
        return ListClassificationJobsResponse.builder()
                .items(all.subList(start, end))
                .nextToken(end < all.size() ? String.valueOf(end) : null)
                .build();
    }

    @Override
    public DescribeClassificationJobResponse describeClassificationJob(DescribeClassificationJobRequest request) {
        described.add(request.jobId());
        if (request.jobId().equals(failingJob)) {
            throw Macie2Exception.builder()
                    .statusCode(failure)
                    .message("not now")
                    .build();
        }
        if (!jobs.containsKey(request.jobId())) {
            throw ResourceNotFoundException.builder().statusCode(404).build();
        }
        return Objects.requireNonNull(jobs.get(request.jobId()));
    }

    @Override
    public String serviceName() {
        return "macie2";
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static JobSummary summary(DescribeClassificationJobResponse job) {
        return JobSummary.builder()
                .jobId(job.jobId())
                .jobStatus(job.jobStatusAsString())
                .createdAt(job.createdAt())
                .build();
    }
}
