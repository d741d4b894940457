package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.LastRunErrorStatusCode;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsRequest;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.SharedAccess;

class ChangingAccountTest {

    private MacieSimulator simulator;
    private Account account;
    private SdkClient client;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        account = simulator.account();
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void showsTheProgressOfAJob() {
        ObjectNode job = jobWithStatus("RUNNING");
        String id = job.path("jobId").textValue();
        int jobs = account.jobs().size();
        job.put("jobStatus", "IDLE").put("lastRunTime", EPOCH.toString());
        job.withObject("/statistics").put("numberOfRuns", 77).put("approximateNumberOfObjectsToProcess", 0);
        job.withObject("/lastRunErrorStatus").put("code", "ERROR");
        account.putJob(job);

        DescribeClassificationJobResponse now = client.macie().describeClassificationJob(request -> request.jobId(id));
        assertThat(now.jobStatus()).isEqualTo(JobStatus.IDLE);
        assertThat(now.lastRunTime()).isEqualTo(EPOCH);
        assertThat(now.statistics().numberOfRuns()).isEqualTo(77.0);
        assertThat(now.lastRunErrorStatus().code()).isEqualTo(LastRunErrorStatusCode.ERROR);
        assertThat(client.macie().listClassificationJobs(request -> {}).items())
                .hasSize(jobs)
                .anySatisfy(summary -> {
                    assertThat(summary.jobId()).isEqualTo(id);
                    assertThat(summary.jobStatus()).isEqualTo(JobStatus.IDLE);
                });
        assertThat(account.job(id)).contains(job);
    }

    @Test
    void aJobThatComesBetweenTwoPagesMovesNoOther() {
        List<String> before = account.jobs().stream()
                .map(job -> job.path("jobId").textValue())
                .toList();
        ListClassificationJobsResponse first = client.macie().listClassificationJobs(this::byName);
        account.putJob(account.jobs().get(0).put("jobId", "0".repeat(32)).put("name", "!"));
        Stream<JobSummary> rest = client
                .macie()
                .listClassificationJobsPaginator(request -> byName(request).nextToken(first.nextToken()))
                .items()
                .stream();
        assertThat(Stream.concat(first.items().stream(), rest).map(JobSummary::jobId))
                .containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void refusesJobsAndBucketsThatTheApiCouldNotList() {
        ObjectNode job = jobWithStatus("RUNNING");
        ObjectNode bucket = account.buckets().get(0);
        assertThatThrownBy(() -> account.putJob(job.deepCopy().putNull("name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> account.putBucket(bucket.put("bucketName", "other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:s3:::other");
    }

    @Test
    void jobDetailsFollowTheJobs() {
        BucketMetadata before = bucket(0);
        Instant later = EPOCH.plusSeconds(3_600);
        ObjectNode job = jobWithStatus("RUNNING").put("jobId", "f".repeat(32)).put("lastRunTime", later.toString());
        job.putObject("s3JobDefinition")
                .putArray("bucketDefinitions")
                .addObject()
                .put("accountId", account.accountId())
                .putArray("buckets")
                .add(before.bucketName());
        account.putJob(job);

        BucketMetadata after = bucket(0);
        assertThat(after.jobDetails().lastJobId()).isEqualTo("f".repeat(32));
        assertThat(after.jobDetails().lastJobRunTime()).isEqualTo(later);
        assertThat(after.toBuilder().jobDetails(before.jobDetails()).build()).isEqualTo(before);
    }

    @Test
    void showsBucketsAsTheyChange() {
        BucketMetadata before = bucket(0);
        ObjectNode changed = account.bucket(before.bucketArn())
                .orElseThrow()
                .put("sharedAccess", "INTERNAL")
                .put("objectCount", 123_456)
                .put("sensitivityScore", 99);
        changed.withArray("/tags").addObject().put("key", "New").put("value", "yes");
        account.putBucket(changed);

        BucketMetadata after = bucket(0);
        assertThat(after.objectCount()).isEqualTo(123_456);
        assertThat(after.sharedAccess()).isEqualTo(SharedAccess.INTERNAL);
        assertThat(after.tags()).hasSize(before.tags().size() + 1);
        assertThat(after.jobDetails()).isEqualTo(before.jobDetails());
        assertThat(after.sensitivityScore()).isEqualTo(before.sensitivityScore());
    }

    @Test
    void aBucketThatIsOnlyNamedCountsItsObjects() {
        account.addBucket("aaa");
        account.addObject("aaa", "a.csv");
        assertThat(bucket(0).bucketName()).isEqualTo("aaa");
        assertThat(bucket(0).objectCount()).isEqualTo(1);
        assertThat(bucket(0).sensitivityScore()).isEqualTo(50);
        assertThat(bucket(0).lastAutomatedDiscoveryTime()).isNull();
    }

    @Test
    void aRemovedBucketIsGone() {
        String arn = bucket(0).bucketArn();
        int buckets = account.buckets().size();
        account.removeBucket(arn);
        assertThat(client.macie().describeBuckets(request -> {}).buckets())
                .hasSize(buckets - 1)
                .noneMatch(bucket -> bucket.bucketArn().equals(arn));
        assertThat(account.truth().bucketCount()).isEqualTo(buckets - 1);
        assertThat(account.bucket(arn)).isEmpty();
        assertThatThrownBy(() -> client.macie().getResourceProfile(request -> request.resourceArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> account.removeBucket(arn)).isInstanceOf(IllegalArgumentException.class);
    }

    private BucketMetadata bucket(int index) {
        return client.macie()
                .describeBuckets(request -> request.sortCriteria(sort -> sort.attributeName("bucketName")))
                .buckets()
                .get(index);
    }

    private ObjectNode jobWithStatus(String status) {
        return account.jobs().stream()
                .filter(job -> job.path("jobStatus").textValue().equals(status))
                .findFirst()
                .orElseThrow();
    }

    private ListClassificationJobsRequest.Builder byName(ListClassificationJobsRequest.Builder request) {
        return request.maxResults(4).sortCriteria(sort -> sort.attributeName("name"));
    }
}
