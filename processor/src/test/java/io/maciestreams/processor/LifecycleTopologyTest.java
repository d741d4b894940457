package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.JobEvent;
import io.maciestreams.avro.LastRunErrorStatus;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.UserPausedDetails;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.FindingHeaders;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class LifecycleTopologyTest {

    private static final String ARN = "arn:aws:macie2:us-east-1:111122223333:classification-job/" + Scan.JOB;
    private static final Instant NOW = TestedApplication.NOW;

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, ClassificationJob> jobs;
    private TestInputTopic<String, Finding> findings;

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private void start(Map<String, String> settings) throws Exception {
        application = new TestedApplication(Application.LIFECYCLE, stateDir, settings);
        jobs = application.input(Topics.CLASSIFICATION_JOBS);
        findings = application.input(Topics.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_TIME, RUNNING, PAUSED, PAUSED_BY_QUOTA, true",
        "ONE_TIME, PAUSED, RUNNING, RESUMED, true",
        "ONE_TIME, RUNNING, USER_PAUSED, PAUSED_BY_USER, true",
        "ONE_TIME, USER_PAUSED, RUNNING, RESUMED, true",
        "ONE_TIME, USER_PAUSED, CANCELLED, CANCELLED, true",
        "ONE_TIME, RUNNING, COMPLETE, COMPLETE, true",
        "ONE_TIME, PAUSED, COMPLETE, COMPLETE, true",
        "SCHEDULED, RUNNING, IDLE, RUN_FINISHED, true",
        "SCHEDULED, IDLE, RUNNING, STARTED, true",
        "SCHEDULED, RUNNING, SOMETHING_NEW, STATUS_CHANGED, true",
        "SCHEDULED, RUNNING, COMPLETE, COMPLETE, false",
        "ONE_TIME, RUNNING, IDLE, RUN_FINISHED, false",
        "ONE_TIME, COMPLETE, RUNNING, STARTED, false",
        "ONE_TIME, CANCELLED, RUNNING, STARTED, false"
    })
    void eachTransitionIsAnEventAndIllegalOnesAreFlagged(
            String type, String before, String after, String event, boolean legal) {
        pipe(job(type, before));
        events();
        pipe(job(type, after));

        assertThat(events())
                .extracting(JobEvent::getEvent, JobEvent::getPreviousStatus, JobEvent::getJobStatus, JobEvent::getLegal)
                .containsExactly(tuple(event, before, after, legal));
    }

    @Test
    void aJobSeenForTheFirstTimeIsAnEventToo() {
        pipe(job("ONE_TIME", "RUNNING"));

        assertThat(events()).extracting(JobEvent::getEvent).containsExactly("STARTED");
    }

    @Test
    void progressIsNoEvent() {
        pipe(job("ONE_TIME", "RUNNING"));
        events();
        ClassificationJob renamed = job("ONE_TIME", "RUNNING");
        renamed.setDescription("another");
        pipe(renamed);

        assertThat(events()).isEmpty();
    }

    @Test
    void aRunThatPassedUnseenIsToldOf() {
        pipe(job("SCHEDULED", "IDLE"));
        events();
        ClassificationJob next = job("SCHEDULED", "IDLE");
        next.setLastRunTime(NOW.plusSeconds(60));
        pipe(next);

        assertThat(events()).extracting(JobEvent::getEvent).containsExactly("STARTED", "RUN_FINISHED");
    }

    @Test
    void aRunThatMetErrorsIsToldOfOnce() {
        pipe(job("SCHEDULED", "RUNNING"));
        events();
        ClassificationJob failed = job("SCHEDULED", "IDLE");
        failed.setLastRunErrorStatus(new LastRunErrorStatus("ERROR"));
        pipe(failed);
        pipe(failed);

        assertThat(events()).extracting(JobEvent::getEvent).containsExactly("RUN_FINISHED", "RUN_FINISHED_WITH_ERRORS");
    }

    @Test
    void aRunningJobThatDoesNotChangeIsStuckOnceUntilItChanges() {
        pipe(job("ONE_TIME", "RUNNING"));
        events();
        application.advance(Duration.ofHours(23));
        assertThat(events()).isEmpty();
        application.advance(Duration.ofHours(2));
        application.advance(Duration.ofHours(2));

        assertThat(events()).extracting(JobEvent::getEvent).containsExactly("STUCK");
    }

    @Test
    void aPausedJobIsToldOfOnceBeforeItExpires() {
        ClassificationJob paused = job("ONE_TIME", "USER_PAUSED");
        paused.setUserPausedDetails(UserPausedDetails.newBuilder()
                .setJobExpiresAt(NOW.plus(Duration.ofDays(30)))
                .build());
        pipe(paused);
        events();
        application.advance(Duration.ofDays(22));
        assertThat(events()).isEmpty();
        application.advance(Duration.ofDays(1).plusMinutes(1));
        application.advance(Duration.ofDays(1));

        assertThat(events())
                .extracting(JobEvent::getEvent, JobEvent::getJobExpiresAt)
                .containsExactly(tuple("EXPIRING", NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void jobsThatCannotBeUsedAreDeadLetters() {
        jobs.pipeInput(null, job("ONE_TIME", "RUNNING"));
        application.rawInput(Topics.CLASSIFICATION_JOBS).pipeInput(ARN, new byte[] {1, 2, 3});

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                .containsExactly(
                        tuple("macie.classification-jobs", "the record has no key"),
                        tuple("macie.classification-jobs", "undecodable: Unknown magic byte!"));
    }

    @Test
    void aFindingIsCreatedRecursIsArchivedAndUnarchived() {
        pipe(policy(1, 0, false));
        pipe(policy(2, 60, false));
        pipe(policy(1, 0, false));
        pipe(policy(2, 60, false));
        pipe(policy(2, 60, true));
        pipe(policy(3, 90, false));

        assertThat(lives())
                .extracting(life -> life == null ? null : life.getState())
                .containsExactly("CREATED", "RECURRED", "ARCHIVED", "UNARCHIVED");
    }

    @Test
    void aCopyFromBeforeItWasArchivedDoesNotUnarchiveIt() {
        pipe(policy(1, 0, false));
        pipe(policy(1, 0, true));
        replay(policy(1, 0, false));

        assertThat(lives())
                .extracting(life -> life == null ? null : life.getState())
                .containsExactly("CREATED", "ARCHIVED");
    }

    @Test
    void aStateTellsWhetherItIsNews() {
        replay(policy(1, 0, false));
        pipe(policy(2, 60, false));
        application.advance(Duration.ofDays(91));

        assertThat(lives())
                .extracting(life -> life == null ? null : life.getProvenance())
                .containsExactly(
                        new Provenance("REPLAY", "r-1"), new Provenance("LIVE", null), new Provenance("LIVE", null));
    }

    @Test
    void aFindingExpiresNinetyDaysAfterItsLastUpdateAndIsKept() {
        pipe(policy(1, 0, false));
        pipe(policy(2, 3600, false));
        lives();
        application.advance(Duration.ofDays(90));
        assertThat(lives()).isEmpty();
        application.advance(Duration.ofHours(2));
        application.advance(Duration.ofDays(900));

        assertThat(lives()).singleElement().satisfies(life -> {
            assertThat(life).isNotNull();
            assertThat(life.getState()).isEqualTo("EXPIRED");
            assertThat(life.getFinding().getCount()).isEqualTo(2);
            assertThat(life.getSince()).isEqualTo(NOW.plus(Duration.ofDays(90)).plusSeconds(3600));
        });
    }

    @Test
    void withARetentionItIsATombstoneAfterThat() throws Exception {
        stop();
        start(Map.of("findings.retention.days", "10"));
        pipe(policy(1, 0, false));
        application.advance(Duration.ofDays(91));
        application.advance(Duration.ofDays(10));

        assertThat(lives())
                .extracting(life -> life == null ? null : life.getState())
                .containsExactly("CREATED", "EXPIRED", null);
    }

    private void pipe(ClassificationJob job) {
        jobs.pipeInput(ARN, job, NOW);
    }

    private void pipe(Finding finding) {
        findings.pipeInput("arn:aws:s3:::ledger", finding, NOW);
    }

    private void replay(Finding finding) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(FindingHeaders.PROVENANCE, "REPLAY".getBytes(StandardCharsets.UTF_8));
        headers.add(FindingHeaders.REPLAY_ID, "r-1".getBytes(StandardCharsets.UTF_8));
        findings.pipeInput(new TestRecord<>("arn:aws:s3:::ledger", finding, headers, NOW));
    }

    private List<JobEvent> events() {
        return application.output(Topics.JOB_EVENTS).stream()
                .map(record -> record.value())
                .toList();
    }

    private List<@Nullable CurrentFinding> lives() {
        List<@Nullable CurrentFinding> lives = new ArrayList<>();
        application.output(Topics.FINDINGS_CURRENT).forEach(record -> {
            assertThat(record.key()).isEqualTo("p1");
            lives.add(record.value());
        });
        return lives;
    }

    private static ClassificationJob job(String type, String status) {
        return ClassificationJob.newBuilder()
                .setMacieAccountId(Scan.ACCOUNT)
                .setRegion("us-east-1")
                .setJobArn(ARN)
                .setJobId(Scan.JOB)
                .setJobType(type)
                .setJobStatus(status)
                .setLastRunTime(NOW)
                .build();
    }

    private static Finding policy(long count, long seconds, boolean archived) {
        Finding finding = Scan.of("ledger", "a.csv", "p1", 0).finding();
        finding.setCategory("POLICY");
        finding.setCount(count);
        finding.setUpdatedAt(NOW.plusSeconds(seconds));
        finding.setArchived(archived);
        return finding;
    }
}
