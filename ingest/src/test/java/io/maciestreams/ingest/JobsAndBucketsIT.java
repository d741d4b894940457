package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.Members;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The feeds of jobs and buckets on a real broker and registry. Each test has an account and bucket names of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsAndBucketsIT {

    private static final String REGION = "us-east-1";

    private final IngestStack stack;
    private final Path folder;

    JobsAndBucketsIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.stack = IngestStack.emptied();
    }

    @Test
    void everyJobAndBucketArrivesWithAllItsMembersOnceAlsoAfterARestart() throws Exception {
        String account = "200000000001";
        try (MacieSimulator macie =
                MacieSimulator.start(SimulatorOptions.of(7, 300, Instant.now().truncatedTo(ChronoUnit.MILLIS))
                        .withAccount(account, REGION))) {
            Map<String, String> settings = stack.settings("complete", macie, shard(account));
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.EPOCH, account));
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.now(), account));

            List<ClassificationJob> jobs = jobs(account);
            assertThat(jobs).hasSameSizeAs(macie.account().jobs()).isNotEmpty();
            for (ClassificationJob job : jobs) {
                ObjectNode told = macie.account().job(job.getJobId()).orElseThrow();
                assertThat(Members.differences("ClassificationJob", told, job)).isEmpty();
            }
            List<BucketMetadata> buckets = buckets(account);
            assertThat(buckets).hasSameSizeAs(macie.account().buckets()).isNotEmpty();
            for (BucketMetadata bucket : buckets) {
                ObjectNode told = macie.account().bucket(bucket.getBucketArn()).orElseThrow();
                assertThat(Members.differences("BucketMetadata", told, bucket)).isEmpty();
            }
            assertThat(stack.deadLetters(shard(account))).isEmpty();
        }
    }

    @Test
    void aJobsProgressBetweenTwoPassesArrives() throws Exception {
        String account = "200000000002";
        try (MacieSimulator macie = MacieSimulator.serve(account(account), 0)) {
            macie.account().putJob(job(account, "j1", "IDLE", 1));
            RunningIngest.during(stack.settings("progress", macie, shard(account)), () -> {
                awaitPassAfter(Instant.EPOCH, account);
                // A run that began and ended: the list shows the same as before.
                macie.account().putJob(job(account, "j1", "IDLE", 2));
                eventually().until(() -> jobs(account).size() == 2);
                awaitPassAfter(Instant.now(), account);
            });
            assertThat(jobs(account))
                    .extracting(job -> job.getStatistics().getNumberOfRuns())
                    .containsExactly(1.0, 2.0);
        }
    }

    @Test
    void aFinalJobIsDescribedOnce() throws Exception {
        String account = "200000000003";
        try (MacieSimulator macie = MacieSimulator.serve(account(account), 0)) {
            macie.account().putJob(job(account, "j1", "COMPLETE", 1));
            Map<String, String> settings = stack.settings("final", macie, shard(account));
            RunningIngest.during(settings, () -> {
                awaitPassAfter(Instant.EPOCH, account);
                awaitPassAfter(Instant.now(), account);
            });
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.now(), account));

            assertThat(macie.requests("DescribeClassificationJob")).isEqualTo(1);
            assertThat(jobs(account)).hasSize(1);
        }
    }

    @Test
    void aVanishedBucketGetsItsTombstoneOnceAndOnlyAfterACompleteListing() throws Exception {
        String account = "200000000004";
        try (MacieSimulator macie = MacieSimulator.serve(account(account), 0)) {
            List<String> arns = addBuckets(macie, "vanishing-", 120);
            Map<String, String> settings = stack.settings("vanished", macie, shard(account));
            RunningIngest.during(settings, () -> {
                awaitPassAfter(Instant.EPOCH, account);
                macie.faults().disableMacie();
                macie.account().removeBucket(arns.get(60));
                long asked = macie.requests("DescribeBuckets");
                eventually().until(() -> macie.requests("DescribeBuckets") > asked + 1);
                assertThat(tombstones(arns)).isEmpty();

                macie.faults().enableMacie();
                eventually().until(() -> !tombstones(arns).isEmpty());
                awaitPassAfter(Instant.now(), account);
            });
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.now(), account));

            assertThat(tombstones(arns)).containsExactly(arns.get(60));
            assertThat(buckets(account)).hasSize(120);
        }
    }

    @Test
    void eachStateArrivesOnceWhenTheProcessIsKilled() throws Exception {
        String account = "200000000005";
        try (MacieSimulator macie = MacieSimulator.serve(account(account), 0)) {
            List<String> arns = addBuckets(macie, "killed-", 2000);
            List<String> jobIds = addJobs(macie, account, 100);
            Map<String, String> settings = stack.settings("killed-feeds", macie, shard(account));
            for (int life = 1; life <= 2; life++) {
                int before = buckets(account).size();
                assertThat(before).as("buckets before life " + life).isLessThan(arns.size());
                ChildProcess process = IngestProcess.start(stack, folder, "killed-feeds-" + life, settings);
                eventually().until(() -> buckets(account).size() > before);
                process.kill();
            }

            try (ChildProcess process = IngestProcess.start(stack, folder, "killed-feeds-last", settings)) {
                assertThat(process.isAlive()).isTrue();
                awaitPassAfter(Instant.EPOCH, account);
            }
            assertThat(buckets(account))
                    .extracting(BucketMetadata::getBucketArn)
                    .containsExactlyInAnyOrderElementsOf(arns);
            assertThat(jobs(account))
                    .extracting(ClassificationJob::getJobId)
                    .containsExactlyInAnyOrderElementsOf(jobIds);
            assertThat(tombstones(arns)).isEmpty();
        }
    }

    private static Account account(String account) {
        return new Account(account, REGION, Instant.now());
    }

    private static String shard(String account) {
        return account + "/" + REGION;
    }

    private static List<String> addBuckets(MacieSimulator macie, String prefix, int number) {
        List<String> names =
                IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
        names.forEach(macie.account()::addBucket);
        return names.stream().map(name -> "arn:aws:s3:::" + name).toList();
    }

    private static List<String> addJobs(MacieSimulator macie, String account, int number) {
        List<String> ids = IntStream.range(0, number).mapToObj(i -> "j" + i).toList();
        ids.forEach(id -> macie.account().putJob(job(account, id, "RUNNING", 1)));
        return ids;
    }

    private static ObjectNode job(String account, String id, String status, int runs) {
        ObjectNode job = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", id)
                .put("jobArn", "arn:aws:macie2:" + REGION + ":" + account + ":classification-job/" + id)
                .put("name", "job " + id)
                .put("createdAt", "2026-11-01T08:00:00Z")
                .put("jobStatus", status)
                .put("jobType", status.equals("IDLE") ? "SCHEDULED" : "ONE_TIME");
        job.putObject("statistics").put("numberOfRuns", (double) runs);
        return job;
    }

    private List<ClassificationJob> jobs(String account) {
        return stack.read(Topics.CLASSIFICATION_JOBS).stream()
                .map(ConsumerRecord::value)
                .filter(job -> job.getMacieAccountId().equals(account))
                .toList();
    }

    private List<BucketMetadata> buckets(String account) {
        return stack.read(Topics.BUCKETS).stream()
                .map(ConsumerRecord::value)
                .filter(bucket -> bucket != null && bucket.getMacieAccountId().equals(account))
                .toList();
    }

    private List<String> tombstones(List<String> arns) {
        return stack.read(Topics.BUCKETS).stream()
                .filter(record -> record.value() == null && arns.contains(record.key()))
                .map(ConsumerRecord::key)
                .toList();
    }

    private void awaitPassAfter(Instant time, String account) {
        for (String feed : List.of("classification-jobs", "buckets")) {
            eventually().until(() -> stack.polledAt(shard(account), feed)
                    .filter(time::isBefore)
                    .isPresent());
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
