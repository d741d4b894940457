package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Jobs;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.TestingJobs;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.model.JobSummary;

class JobsFeedTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final TestingJobs macie = new TestingJobs();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TestingClock clock = new TestingClock(NOW);
    private JobsFeed feed = feed(Checkpoints.none());

    @Test
    void publishesEachJobOnce() throws Exception {
        List<String> ids = put(60);

        pass();
        pass();

        assertThat(published()).extracting(ClassificationJob::getJobId).isEqualTo(ids);
        assertThat(macie.listRequests).hasSize(6);
        assertThat(outbox.records()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("macie.classification-jobs");
            assertThat(record.key()).isEqualTo(((ClassificationJob) record.value()).getJobArn());
        });
    }

    @Test
    void publishesAJobWithWhereItRuns() throws Exception {
        macie.put(Jobs.daily("j"));

        pass();

        assertThat(published().get(0).getMacieAccountId()).isEqualTo("111122223333");
        assertThat(published().get(0).getRegion()).isEqualTo("us-east-1");
        assertThat(published().get(0).getTags()).containsEntry("team", "blue");
    }

    @Test
    void publishesNothingAgainAfterARestart() throws Exception {
        put(30);
        macie.put(Jobs.once("done", "COMPLETE"));
        pass();

        restart();
        pass();

        assertThat(published()).hasSize(31);
    }

    @Test
    void publishesAProgressThatTheListDoesNotShow() throws Exception {
        macie.put(Jobs.daily("j"));
        pass();
        macie.put(Jobs.daily("j")
                .statistics(statistics ->
                        statistics.approximateNumberOfObjectsToProcess(0.0).numberOfRuns(1.0)));
        pass();
        pass();

        assertThat(published())
                .extracting(job -> job.getStatistics().getApproximateNumberOfObjectsToProcess())
                .containsExactly(8.0, 0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETE", "CANCELLED"})
    void describesAFinalJobOnceAlsoAfterARestart(String status) throws Exception {
        macie.put(Jobs.once("done", status));

        pass();
        pass();
        restart();
        pass();

        assertThat(macie.described).containsExactly("done");
        assertThat(published()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "PAUSED", "IDLE", "USER_PAUSED", "A_NEW_STATUS"})
    void describesAnyOtherJobInEachPass(String status) throws Exception {
        macie.put(Jobs.once("open", status));

        pass();
        pass();

        assertThat(macie.described).containsExactly("open", "open");
    }

    @Test
    void publishesTheLastStateOfAJobAndDescribesItNoMore() throws Exception {
        macie.put(Jobs.once("j", "RUNNING"));
        pass();
        macie.put(Jobs.once("j", "COMPLETE"));
        pass();
        restart();
        pass();

        assertThat(published()).extracting(ClassificationJob::getJobStatus).containsExactly("RUNNING", "COMPLETE");
        assertThat(macie.described).hasSize(2);
        assertThat(outbox.checkpoints).containsOnlyKeys(key("cursor"), key("final-j"));
    }

    @Test
    void aFailedDescriptionEndsThePassAndLosesNothing() throws Exception {
        List<String> ids = put(30);
        macie.failAt("j127");

        assertThat(feed.step()).isFalse();
        assertThatThrownBy(() -> feed.step())
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("DescribeClassificationJob failed with status 500");
        assertThat(published()).hasSize(25);
        assertThat(cursor().getPolledAt()).isNull();

        macie.failAt(null);
        pass();

        assertThat(published()).extracting(ClassificationJob::getJobId).isEqualTo(ids);
    }

    @Test
    void aJobThatMayNotBeDescribedFailsThePassAfterAllOthersWerePublished() throws Exception {
        List<String> ids = put(30);
        macie.fail("j103", 403);

        assertThat(feed.step()).isFalse();
        assertThatThrownBy(() -> feed.step())
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("DescribeClassificationJob failed with status 403");
        assertThat(published())
                .extracting(ClassificationJob::getJobId)
                .hasSize(29)
                .doesNotContain("j103");
        assertThat(cursor().getPolledAt()).isNull();

        macie.failAt(null);
        pass();

        assertThat(published()).extracting(ClassificationJob::getJobId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(cursor().getPolledAt()).isNotNull();
    }

    @Test
    void publishesAgainWhatCouldNotBePublished() throws Exception {
        macie.put(Jobs.once("done", "COMPLETE"));
        outbox.failNext();

        assertThatThrownBy(this::pass).isInstanceOf(IllegalStateException.class);
        pass();

        assertThat(published()).hasSize(1);
    }

    @Test
    void aListedJobThatCannotBeFoundHoldsUpNoOther() throws Exception {
        macie.listOnly(JobSummary.builder().jobId("lost").jobStatus("RUNNING").build());
        macie.put(Jobs.daily("j"));

        pass();

        assertThat(published()).extracting(ClassificationJob::getJobId).containsExactly("j");
        assertThat(cursor().getPolledAt()).isEqualTo(NOW);
    }

    @Test
    void putsWhatDoesNotFitAmongTheDeadLettersOnce() throws Exception {
        macie.put(Jobs.daily("odd").jobArn(null));
        macie.listOnly(JobSummary.builder().name("no id").build());

        pass();
        restart();
        pass();

        assertThat(published()).isEmpty();
        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("JobSummary.jobId is missing", "ClassificationJob.jobArn is missing");
        assertThat(outbox.deadLetters()).extracting(DeadLetter::getId).containsExactly(null, "odd");
    }

    @Test
    void tellsEachPass() throws Exception {
        pass();
        clock.advance(Duration.ofSeconds(3));
        pass();

        assertThat(cursor().getPolledAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(cursor().getFirstRunAt()).isEqualTo(NOW);
    }

    private void pass() throws MacieException {
        boolean complete = false;
        for (int steps = 0; !complete; steps++) {
            assertThat(steps).as("steps of a pass").isLessThan(100);
            complete = feed.step();
        }
    }

    private void restart() {
        feed = feed(outbox.restored());
    }

    private JobsFeed feed(Checkpoints checkpoints) {
        return new JobsFeed(SHARD, Unpaced.api(macie), checkpoints, outbox, clock);
    }

    private List<String> put(int number) {
        List<String> ids =
                IntStream.range(100, 100 + number).mapToObj(i -> "j" + i).toList();
        ids.forEach(id -> macie.put(Jobs.daily(id)));
        return ids;
    }

    private List<ClassificationJob> published() {
        return outbox.values(ClassificationJob.class);
    }

    private IngestCheckpoint cursor() {
        return outbox.restored()
                .cursor(new CheckpointKey(SHARD, "classification-jobs"))
                .orElseThrow();
    }

    private static String key(String part) {
        return "111122223333/us-east-1/classification-jobs/" + part;
    }
}
