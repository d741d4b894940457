package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobComparator;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.JobType;
import software.amazon.awssdk.services.macie2.model.LastRunErrorStatusCode;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsRequest;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterTerm;
import software.amazon.awssdk.services.macie2.model.ListJobsSortAttributeName;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ClassificationJobsTest {

    private static MacieSimulator simulator;
    private static SdkClient client;
    private static List<JobSummary> all;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
        all = list(request -> {});
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50})
    void pagesTogetherGiveEachJobOnce(int maxResults) {
        assertThat(list(request -> request.maxResults(maxResults)))
                .extracting(JobSummary::jobId)
                .containsExactlyInAnyOrderElementsOf(simulator.account().jobs().stream()
                        .map(job -> job.path("jobId").textValue())
                        .toList());
        assertThat(simulator.account().truth().jobs()).isEqualTo(all.size());
    }

    @Test
    void aSummaryIsWhatTheDescriptionSays() {
        assertThat(all).allSatisfy(summary -> {
            DescribeClassificationJobResponse job = describe(summary.jobId());
            assertThat(summary)
                    .isEqualTo(JobSummary.builder()
                            .bucketCriteria(job.s3JobDefinition().bucketCriteria())
                            .bucketDefinitions(
                                    job.s3JobDefinition().hasBucketDefinitions()
                                            ? job.s3JobDefinition().bucketDefinitions()
                                            : null)
                            .createdAt(job.createdAt())
                            .jobId(job.jobId())
                            .jobStatus(job.jobStatus())
                            .jobType(job.jobType())
                            .lastRunErrorStatus(job.lastRunErrorStatus())
                            .name(job.name())
                            .userPausedDetails(job.userPausedDetails())
                            .build());
        });
        assertThat(SdkMembers.set(all))
                .isEqualTo(SdkMembers.declared(JobSummary.builder().build()));
    }

    @Test
    void everyMemberOfADescriptionIsSetOnSomeJob() {
        List<DescribeClassificationJobResponse> jobs = described();
        assertThat(SdkMembers.set(jobs))
                .isEqualTo(SdkMembers.declared(
                        DescribeClassificationJobResponse.builder().build()));
    }

    @Test
    void theAccountHasJobsOfEveryStatusOfBothTypesAndWithErrors() {
        assertThat(all)
                .extracting(JobSummary::jobStatus)
                .contains(
                        JobStatus.RUNNING,
                        JobStatus.PAUSED,
                        JobStatus.CANCELLED,
                        JobStatus.COMPLETE,
                        JobStatus.IDLE,
                        JobStatus.USER_PAUSED);
        assertThat(all).extracting(JobSummary::jobType).contains(JobType.ONE_TIME, JobType.SCHEDULED);
        assertThat(all)
                .extracting(job -> job.lastRunErrorStatus().code())
                .contains(LastRunErrorStatusCode.NONE, LastRunErrorStatusCode.ERROR);
        assertThat(all).allSatisfy(job -> {
            assertThat(job.jobStatus() == JobStatus.USER_PAUSED).isEqualTo(job.userPausedDetails() != null);
            assertThat(job.jobStatus() == JobStatus.COMPLETE && job.jobType() == JobType.SCHEDULED)
                    .isFalse();
            assertThat(job.jobStatus() == JobStatus.IDLE && job.jobType() == JobType.ONE_TIME)
                    .isFalse();
        });
    }

    @Test
    void recurringJobsFollowTheirSchedule() {
        assertThat(described()).allSatisfy(job -> {
            assertThat(job.scheduleFrequency() != null).isEqualTo(job.jobType() == JobType.SCHEDULED);
            assertThat(job.lastRunTime()).isBetween(job.createdAt(), EPOCH);
            if (job.scheduleFrequency() != null && job.scheduleFrequency().dailySchedule() != null) {
                long days = Duration.between(job.createdAt(), job.lastRunTime()).toDays();
                assertThat(job.createdAt().plus(Duration.ofDays(days))).isEqualTo(job.lastRunTime());
                assertThat(job.statistics().numberOfRuns()).isEqualTo(job.initialRun() ? days + 1.0 : days);
            }
        });
    }

    @Test
    void filtersByTypeStatusAndName() {
        assertIncludes(term("jobType", JobComparator.EQ, "SCHEDULED"), job -> job.jobType() == JobType.SCHEDULED);
        assertIncludes(
                term("jobStatus", JobComparator.EQ, "RUNNING", "PAUSED"),
                job -> job.jobStatus() == JobStatus.RUNNING || job.jobStatus() == JobStatus.PAUSED);
        assertIncludes(
                term("jobStatus", JobComparator.NE, "COMPLETE", "CANCELLED"),
                job -> job.jobStatus() != JobStatus.COMPLETE && job.jobStatus() != JobStatus.CANCELLED);
        assertIncludes(
                term("name", JobComparator.CONTAINS, "daily"), job -> job.name().contains("daily"));
        assertIncludes(term("name", JobComparator.STARTS_WITH, "Chosen"), job -> job.name()
                .startsWith("Chosen"));
        assertIncludes(
                term("name", JobComparator.EQ, "First look"), job -> job.name().equals("First look"));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobComparator.class,
            names = {"EQ", "NE", "GT", "GTE", "LT", "LTE"})
    void filtersByCreation(JobComparator comparator) {
        Instant bound = all.stream()
                .map(JobSummary::createdAt)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
        assertIncludes(term("createdAt", comparator, bound.toString()), job -> {
            int order = job.createdAt().compareTo(bound);
            return switch (comparator) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case GT -> order > 0;
                case GTE -> order >= 0;
                case LT -> order < 0;
                default -> order <= 0;
            };
        });
    }

    @Test
    void allIncludesMustHoldAndNotAllExcludes() {
        ListJobsFilterTerm recurring = term("jobType", JobComparator.EQ, "SCHEDULED");
        ListJobsFilterTerm idle = term("jobStatus", JobComparator.EQ, "IDLE");
        ListJobsFilterTerm daily = term("name", JobComparator.CONTAINS, "daily");
        List<JobSummary> listed = list(request ->
                request.filterCriteria(filter -> filter.includes(recurring).excludes(idle, daily)));
        assertThat(listed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(where(job -> job.jobType() == JobType.SCHEDULED
                        && !(job.jobStatus() == JobStatus.IDLE && job.name().contains("daily"))));
        assertThat(list(request -> request.filterCriteria(filter -> filter.includes(recurring, idle))))
                .containsExactlyInAnyOrderElementsOf(
                        where(job -> job.jobType() == JobType.SCHEDULED && job.jobStatus() == JobStatus.IDLE));
    }

    @ParameterizedTest
    @EnumSource(
            value = ListJobsSortAttributeName.class,
            names = "UNKNOWN_TO_SDK_VERSION",
            mode = EnumSource.Mode.EXCLUDE)
    void sortsOverAllPagesWithTiesById(ListJobsSortAttributeName attribute) {
        Function<JobSummary, String> value =
                switch (attribute) {
                    case CREATED_AT -> job -> "%020d".formatted(job.createdAt().toEpochMilli());
                    case JOB_STATUS -> JobSummary::jobStatusAsString;
                    case NAME -> JobSummary::name;
                    default -> JobSummary::jobTypeAsString;
                };
        Comparator<JobSummary> order = Comparator.comparing(value).thenComparing(JobSummary::jobId);
        assertThat(sorted(attribute, "ASC"))
                .isEqualTo(all.stream().sorted(order).toList());
        assertThat(sorted(attribute, "DESC"))
                .isEqualTo(all.stream().sorted(order.reversed()).toList());
    }

    @Test
    void refusesWhatTheApiDoesNotKnow() {
        assertRefused(() -> included(term("jobColor", JobComparator.EQ, "red")));
        assertRefused(() -> included(term("jobStatus", JobComparator.GT, "IDLE")));
        assertRefused(() -> included(term("createdAt", JobComparator.GT, "yesterday")));
        assertRefused(() -> included(term("createdAt", JobComparator.EQ, EPOCH.toString(), EPOCH.toString())));
        assertRefused(() -> included(ListJobsFilterTerm.builder()
                .key("name")
                .comparator("LIKE")
                .values("x")
                .build()));
        assertRefused(() -> included(
                ListJobsFilterTerm.builder().key("name").comparator("EQ").build()));
        assertRefused(() -> list(request -> request.sortCriteria(sort -> sort.attributeName("lastRunTime"))));
        assertRefused(() -> list(request ->
                request.sortCriteria(sort -> sort.attributeName("name").orderBy("UP"))));
        assertRefused(() -> list(request -> request.maxResults(0)));
        assertRefused(() -> list(request -> request.nextToken("made up")));
        String token = client.macie()
                .listClassificationJobs(request -> request.maxResults(1))
                .nextToken();
        assertRefused(() -> client.macie().describeBuckets(request -> request.nextToken(token)));
    }

    @Test
    void knowsNoOtherJobs() {
        assertThatThrownBy(() -> describe("0".repeat(32)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("There is no job");
    }

    private static List<DescribeClassificationJobResponse> described() {
        return all.stream().map(job -> describe(job.jobId())).toList();
    }

    private static DescribeClassificationJobResponse describe(String jobId) {
        return client.macie().describeClassificationJob(request -> request.jobId(jobId));
    }

    private static List<JobSummary> list(Consumer<ListClassificationJobsRequest.Builder> request) {
        return client.macie().listClassificationJobsPaginator(request).items().stream()
                .toList();
    }

    private static List<JobSummary> included(ListJobsFilterTerm term) {
        return list(request -> request.filterCriteria(filter -> filter.includes(term)));
    }

    private static List<JobSummary> sorted(ListJobsSortAttributeName attribute, String orderBy) {
        return list(request -> request.maxResults(3)
                .sortCriteria(sort -> sort.attributeName(attribute).orderBy(orderBy)));
    }

    private static List<JobSummary> where(Predicate<JobSummary> property) {
        return all.stream().filter(property).toList();
    }

    private static void assertIncludes(ListJobsFilterTerm term, Predicate<JobSummary> expected) {
        assertThat(included(term)).isNotEmpty().containsExactlyInAnyOrderElementsOf(where(expected));
        assertThat(list(request -> request.filterCriteria(filter -> filter.excludes(term))))
                .containsExactlyInAnyOrderElementsOf(where(expected.negate()));
    }

    private static ListJobsFilterTerm term(String key, JobComparator comparator, String... values) {
        return ListJobsFilterTerm.builder()
                .key(key)
                .comparator(comparator)
                .values(values)
                .build();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ValidationException.class);
    }
}
