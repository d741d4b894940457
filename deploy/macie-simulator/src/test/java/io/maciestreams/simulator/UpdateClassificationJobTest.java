package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class UpdateClassificationJobTest {

    private static final String JOB = "a".repeat(32);

    private static MacieSimulator simulator;
    private static SdkClient client;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(SimulatorOptions.of(1, 0, Fixtures.EPOCH));
        client = new SdkClient(simulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_TIME,  RUNNING,     CANCELLED,   CANCELLED",
        "ONE_TIME,  PAUSED,      CANCELLED,   CANCELLED",
        "ONE_TIME,  USER_PAUSED, CANCELLED,   CANCELLED",
        "SCHEDULED, IDLE,        CANCELLED,   CANCELLED",
        "ONE_TIME,  RUNNING,     USER_PAUSED, USER_PAUSED",
        "ONE_TIME,  PAUSED,      USER_PAUSED, USER_PAUSED",
        "SCHEDULED, IDLE,        USER_PAUSED, USER_PAUSED",
        "ONE_TIME,  USER_PAUSED, RUNNING,     RUNNING",
        "SCHEDULED, USER_PAUSED, RUNNING,     IDLE"
    })
    void changesTheStatusWhereMacieAllowsIt(String jobType, String current, String wanted, String next) {
        put(jobType, current);
        update(wanted);
        assertThat(job().jobStatusAsString()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_TIME,  RUNNING,     RUNNING",
        "ONE_TIME,  PAUSED,      RUNNING",
        "SCHEDULED, IDLE,        RUNNING",
        "ONE_TIME,  COMPLETE,    RUNNING",
        "ONE_TIME,  CANCELLED,   RUNNING",
        "ONE_TIME,  COMPLETE,    CANCELLED",
        "ONE_TIME,  CANCELLED,   CANCELLED",
        "ONE_TIME,  USER_PAUSED, USER_PAUSED",
        "ONE_TIME,  COMPLETE,    USER_PAUSED",
        "ONE_TIME,  RUNNING,     PAUSED",
        "ONE_TIME,  RUNNING,     COMPLETE",
        "SCHEDULED, RUNNING,     IDLE",
        "ONE_TIME,  RUNNING,     STOPPED"
    })
    void refusesAnyOtherChange(String jobType, String current, String wanted) {
        put(jobType, current);
        assertThatThrownBy(() -> update(wanted)).isInstanceOf(ValidationException.class);
        assertThat(job().jobStatusAsString()).isEqualTo(current);
    }

    @Test
    void aRunThatWasPausedExpiresAfterThirtyDaysAndGoesOnBeforeThat() {
        put("SCHEDULED", "RUNNING");
        update("USER_PAUSED");
        assertThat(job().userPausedDetails().jobPausedAt()).isEqualTo(Fixtures.EPOCH);
        assertThat(job().userPausedDetails().jobExpiresAt()).isEqualTo(Fixtures.EPOCH.plus(Duration.ofDays(30)));
        assertThat(client.macie().listClassificationJobsPaginator(request -> {}).items().stream()
                        .filter(summary -> summary.jobId().equals(JOB)))
                .singleElement()
                .satisfies(summary -> assertThat(summary.userPausedDetails()).isEqualTo(job().userPausedDetails()));
        update("RUNNING");
        assertThat(job().jobStatusAsString()).isEqualTo("RUNNING");
        assertThat(job().userPausedDetails()).isNull();
    }

    @Test
    void aRunThatExpiredDoesNotGoOn() {
        ObjectNode job = job("SCHEDULED", "USER_PAUSED");
        Instant pausedAt = Fixtures.EPOCH.minus(Duration.ofDays(31));
        job.putObject("userPausedDetails")
                .put("jobPausedAt", pausedAt.toString())
                .put("jobExpiresAt", pausedAt.plus(Duration.ofDays(30)).toString());
        simulator.account().putJob(job);
        update("RUNNING");
        assertThat(job().jobStatusAsString()).isEqualTo("IDLE");
    }

    @Test
    void onlyAJobThatWasRunningHasPauseDetails() {
        put("SCHEDULED", "IDLE");
        update("USER_PAUSED");
        assertThat(job().userPausedDetails()).isNull();
    }

    @Test
    void refusesJobsItDoesNotHave() {
        assertThatThrownBy(() -> client.macie().updateClassificationJob(request -> request.jobId("0".repeat(32))
                        .jobStatus("CANCELLED")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static void put(String jobType, String status) {
        simulator.account().putJob(job(jobType, status));
    }

    private static ObjectNode job(String jobType, String status) {
        ObjectNode job = simulator.account().jobs().get(0);
        job.remove("userPausedDetails");
        return job.put("jobId", JOB).put("jobType", jobType).put("jobStatus", status);
    }

    private static void update(String status) {
        client.macie().updateClassificationJob(request -> request.jobId(JOB).jobStatus(status));
    }

    private static DescribeClassificationJobResponse job() {
        return client.macie().describeClassificationJob(request -> request.jobId(JOB));
    }
}
