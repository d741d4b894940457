package io.maciestreams.simulator.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobDetailsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMED =
            "{'bucketDefinitions': [{'accountId': '111122223333', 'buckets': ['orders', 'payroll']}]}";
    private static final String BY_TAG =
            "{'bucketCriteria': {'includes': {'and': [{'tagCriterion': {'comparator': 'EQ', 'tagValues': [{'key': 'Team'}]}}]}}}";

    @ParameterizedTest
    @CsvSource({
        "ONE_TIME,  COMPLETE,  1, TRUE,  FALSE, a",
        "SCHEDULED, IDLE,      3, TRUE,  TRUE,  a",
        "SCHEDULED, IDLE,      0, TRUE,  TRUE,  ",
        "ONE_TIME,  CANCELLED, 1, FALSE, FALSE, ",
        "SCHEDULED, CANCELLED, 5, FALSE, FALSE, ",
    })
    void aNamedBucketIsDefinedUntilTheJobIsCancelled(
            String type, String status, int runs, String defined, String monitored, @Nullable String lastJobId) {
        assertDetails(job("a", type, status, runs, 5, NAMED), defined, monitored, lastJobId);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_TIME,  RUNNING,   1, TRUE,  FALSE, a",
        "SCHEDULED, IDLE,      0, FALSE, TRUE,  ",
        "SCHEDULED, IDLE,      2, TRUE,  TRUE,  a",
        "SCHEDULED, CANCELLED, 2, TRUE,  FALSE, a",
    })
    void aBucketThatMeetsCriteriaIsDefinedOnceTheJobRan(
            String type, String status, int runs, String defined, String monitored, @Nullable String lastJobId) {
        assertDetails(job("a", type, status, runs, 5, BY_TAG), defined, monitored, lastJobId);
    }

    @Test
    void namesTheJobThatRanLastInWhateverOrderTheyCome() {
        List<ClassificationJob> jobs = Stream.of(
                        job("a", "ONE_TIME", "COMPLETE", 1, 5, NAMED),
                        job("b", "SCHEDULED", "IDLE", 9, 8, BY_TAG),
                        job("c", "SCHEDULED", "IDLE", 0, 9, NAMED),
                        job("d", "ONE_TIME", "RUNNING", 1, 9, NAMED.replace("payroll", "logs")))
                .toList();
        assertThat(JobDetails.of(bucket(), jobs).path("lastJobId").textValue()).isEqualTo("b");
        assertThat(JobDetails.of(bucket(), jobs).path("lastJobRunTime").textValue())
                .isEqualTo("2026-05-08T00:00:00Z");
        List<ClassificationJob> reversed = new ArrayList<>(jobs);
        Collections.reverse(reversed);
        assertThat(JobDetails.of(bucket(), reversed)).isEqualTo(JobDetails.of(bucket(), jobs));
    }

    @Test
    void nothingIsKnownOfABucketThatMacieCannotRead() {
        ObjectNode bucket = bucket().put("errorCode", "ACCESS_DENIED");
        ObjectNode details = JobDetails.of(bucket, List.of(job("a", "SCHEDULED", "IDLE", 3, 5, NAMED)));
        assertThat(details.path("isDefinedInJob").textValue()).isEqualTo("UNKNOWN");
        assertThat(details.path("isMonitoredByJob").textValue()).isEqualTo("UNKNOWN");
        assertThat(details.hasNonNull("lastJobId")).isFalse();
        assertThat(details.hasNonNull("lastJobRunTime")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "includes: ACCOUNT_ID EQ 111122223333                                       | true",
                "includes: ACCOUNT_ID NE 111122223333                                       | false",
                "includes: S3_BUCKET_NAME EQ orders payroll                                 | true",
                "includes: S3_BUCKET_NAME EQ pay                                            | false",
                "includes: S3_BUCKET_SHARED_ACCESS EQ EXTERNAL, S3_BUCKET_NAME EQ payroll   | true",
                "includes: S3_BUCKET_SHARED_ACCESS EQ EXTERNAL, S3_BUCKET_NAME EQ orders    | false",
                "excludes: S3_BUCKET_EFFECTIVE_PERMISSION EQ PUBLIC                         | false",
                "excludes: S3_BUCKET_EFFECTIVE_PERMISSION EQ NOT_PUBLIC                     | true",
                "excludes: S3_BUCKET_SHARED_ACCESS EQ EXTERNAL, S3_BUCKET_NAME EQ orders    | true",
                "includes: TAG EQ Team=                                                     | true",
                "includes: TAG EQ Team=finance                                              | true",
                "includes: TAG EQ Team=sales Stage=                                         | false",
                "includes: TAG EQ =finance                                                  | true",
                "includes: TAG NE Team=sales                                                | true",
            })
    void bucketsMeetCriteriaAsMacieJoinsThem(String criteria, boolean expected) {
        assertThat(job("a", "ONE_TIME", "RUNNING", 1, 5, definition(criteria))
                        .buckets()
                        .covers(bucket()))
                .isEqualTo(expected);
    }

    @Test
    void refusesCriteriaThatMacieDoesNotKnow() {
        assertThatThrownBy(() -> job("a", "ONE_TIME", "RUNNING", 1, 5, definition("includes: COLOR EQ red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COLOR");
        assertThatThrownBy(() -> job("a", "ONE_TIME", "RUNNING", 1, 5, definition("includes: ACCOUNT_ID GT 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EQ and NE");
    }

    private static void assertDetails(
            ClassificationJob job, String defined, String monitored, @Nullable String lastJobId) {
        ObjectNode details = JobDetails.of(bucket(), List.of(job));
        assertThat(details.path("isDefinedInJob").textValue()).isEqualTo(defined);
        assertThat(details.path("isMonitoredByJob").textValue()).isEqualTo(monitored);
        assertThat(details.path("lastJobId").textValue()).isEqualTo(lastJobId);
        assertThat(details.has("lastJobRunTime")).isEqualTo(details.has("lastJobId"));
    }

    private static ObjectNode bucket() {
        return json("{'accountId': '111122223333', 'bucketName': 'payroll', 'sharedAccess': 'EXTERNAL',"
                + "'publicAccess': {'effectivePermission': 'PUBLIC'}, 'tags': [{'key': 'Team', 'value': 'finance'}]}");
    }

    private static ClassificationJob job(
            String id, String type, String status, int runs, int day, String s3JobDefinition) {
        ObjectNode job = json("{}")
                .put("jobId", id)
                .put("name", id)
                .put("jobType", type)
                .put("jobStatus", status)
                .put("createdAt", "2026-05-01T00:00:00Z")
                .put("lastRunTime", "2026-05-0" + day + "T00:00:00Z");
        job.putObject("statistics").put("numberOfRuns", runs);
        return ClassificationJob.of(job.set("s3JobDefinition", json(s3JobDefinition)));
    }

    /** Criteria in short: {@code block: KEY COMPARATOR value value, KEY ...}; a tag's value is {@code key=value}. */
    private static String definition(String criteria) {
        String[] block = criteria.trim().split(": ", 2);
        String conditions = Stream.of(block[1].split(", ", -1))
                .map(condition -> condition.trim().split(" ", 3))
                .map(words -> words[0].equals("TAG") ? tagCriterion(words) : simpleCriterion(words))
                .collect(Collectors.joining(","));
        return "{'bucketCriteria': {'%s': {'and': [%s]}}}".formatted(block[0], conditions);
    }

    private static String simpleCriterion(String[] words) {
        return "{'simpleCriterion': {'key': '%s', 'comparator': '%s', 'values': ['%s']}}"
                .formatted(words[0], words[1], words[2].replace(" ", "','"));
    }

    private static String tagCriterion(String[] words) {
        String pairs = Stream.of(words[2].split(" ", -1))
                .map(pair -> pair.split("=", -1))
                .map(pair -> "{'key': '%s', 'value': '%s'}".formatted(pair[0], pair[1]))
                .collect(Collectors.joining(","));
        return "{'tagCriterion': {'comparator': '%s', 'tagValues': [%s]}}".formatted(words[1], pairs);
    }

    private static ObjectNode json(String text) {
        try {
            return JSON.readValue(text.replace('\'', '"'), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
