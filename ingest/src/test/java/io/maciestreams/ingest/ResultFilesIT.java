package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.ingest.testing.ResultsBucket;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.simulator.results.ExportConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Result files from a real S3 to a real broker. Each test has an account of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultFilesIT {

    private static final String REGION = "us-east-1";
    private static final String JOB = "0123456789abcdef0123456789abcdef";

    private final IngestStack stack;
    private final Path folder;

    ResultFilesIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.stack = IngestStack.emptied();
    }

    @Test
    void everyLineArrivesOnceAlsoAfterARestart() throws Exception {
        String account = "200000000001";
        try (ResultsBucket bucket = new ResultsBucket(stack.stack());
                MacieSimulator macie = simulator(account, bucket)) {
            Map<String, String> settings = stack.settings("files", macie, shard(account));
            bucket.put(key(account, JOB + "/" + account + "/a.jsonl.gz"), file("a1", "a2"));
            bucket.put(key(account, JOB + "/b.jsonl.gz"), file("b"));
            bucket.put(key(account, "automated-sensitive-data-discovery/c/1.jsonl.gz"), file("c"));
            bucket.put("macie-streams/" + key(account, JOB + "/ours.jsonl.gz"), file("ours"));
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.EPOCH, account));

            RunningIngest.during(settings, () -> {
                bucket.put(key(account, JOB + "/d.jsonl.gz"), file("d"));
                awaitPassAfter(Instant.now(), account);
                awaitPassAfter(Instant.now(), account);
            });

            assertThat(ids(account)).containsExactlyInAnyOrder("a1", "a2", "b", "c", "d");
        }
    }

    @Test
    void nothingIsLostOrDoubledWhenTheProcessIsKilledInTheMiddleOfAFile() throws Exception {
        String account = "200000000002";
        int large = 40_000;
        try (ResultsBucket bucket = new ResultsBucket(stack.stack());
                MacieSimulator macie = simulator(account, bucket)) {
            Map<String, String> settings = stack.settings("killed-files", macie, shard(account));
            String[] ids = IntStream.range(0, large).mapToObj(i -> "r" + i).toArray(String[]::new);
            bucket.put(key(account, JOB + "/a.jsonl.gz"), file("first"));
            bucket.put(key(account, JOB + "/b.jsonl.gz"), file(ids));
            bucket.put(key(account, JOB + "/c.jsonl.gz"), file("last"));

            for (int life = 1; life <= 2; life++) {
                int before = ids(account).size();
                ChildProcess process = IngestProcess.start(stack, folder, "killed-files-" + life, settings);
                eventually().until(() -> ids(account).size() > before);
                process.kill();
                assertThat(ids(account)).as("killed in the middle").hasSizeBetween(before + 1, large - 1);
            }
            try (ChildProcess process = IngestProcess.start(stack, folder, "killed-files-last", settings)) {
                assertThat(process.isAlive()).isTrue();
                awaitPassAfter(Instant.EPOCH, account);
            }

            assertThat(ids(account))
                    .containsExactlyInAnyOrder(Stream.concat(Stream.of(ids), Stream.of("first", "last"))
                            .toArray(String[]::new));
        }
    }

    @Test
    void badLinesAndFilesGoToTheDeadLettersAndABucketThatIsGoneStopsNothingElse() throws Exception {
        String account = "200000000003";
        try (ResultsBucket bucket = new ResultsBucket(stack.stack());
                MacieSimulator macie = simulator(account, bucket)) {
            bucket.put(
                    key(account, JOB + "/a.jsonl.gz"),
                    ResultLines.file(List.of(ResultLines.sensitive("a"), "no json", ResultLines.sensitive("b"))));
            bucket.put(key(account, JOB + "/b.jsonl.gz"), new byte[] {1, 2, 3});
            Map<String, String> settings = stack.settings("bad-files", macie, shard(account));
            try (ChildProcess process = IngestProcess.start(stack, folder, "bad-files", settings)) {
                awaitPassAfter(Instant.EPOCH, account);
                macie.account()
                        .exportTo(new ExportConfiguration(
                                "not-there", stack.stack().kmsKeyArn(), null, null));
                eventually().until(() -> Files.readString(stack.stack().log("bad-files"))
                        .contains("Cannot read result-files of " + shard(account)
                                + ": ListObjectsV2 of s3://not-there/AWSLogs/" + account
                                + "/Macie/us-east-1/ failed: the bucket does not exist"));
                Instant since = Instant.now();
                eventually().until(() -> stack.polledAt(shard(account), "findings")
                        .filter(since::isBefore)
                        .isPresent());
                assertThat(process.isAlive()).isTrue();
            }

            assertThat(ids(account)).containsExactlyInAnyOrder("a", "b");
            assertThat(stack.deadLetters(shard(account)))
                    .extracting(DeadLetter::getId)
                    .containsExactlyInAnyOrder(
                            "s3://" + bucket.name() + "/" + key(account, JOB + "/a.jsonl.gz#2"),
                            "s3://" + bucket.name() + "/" + key(account, JOB + "/b.jsonl.gz"));
        }
    }

    private MacieSimulator simulator(String account, ResultsBucket bucket) {
        MacieSimulator macie =
                MacieSimulator.start(SimulatorOptions.of(7, 0, Instant.now()).withAccount(account, REGION));
        macie.account()
                .exportTo(new ExportConfiguration(bucket.name(), stack.stack().kmsKeyArn(), null, null));
        return macie;
    }

    private static byte[] file(String... ids) {
        return ResultLines.file(Stream.of(ids).map(ResultLines::sensitive).toList());
    }

    private static String key(String account, String name) {
        return "AWSLogs/" + account + "/Macie/" + REGION + "/" + name;
    }

    private static String shard(String account) {
        return account + "/" + REGION;
    }

    private List<String> ids(String account) {
        return stack.results(account).stream()
                .map(DataClassificationResult::getId)
                .toList();
    }

    private void awaitPassAfter(Instant time, String account) {
        eventually().until(() -> stack.polledAt(shard(account), "result-files")
                .filter(time::isBefore)
                .isPresent());
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(100));
    }
}
