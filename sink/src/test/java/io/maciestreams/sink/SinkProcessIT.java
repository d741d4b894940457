package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.Stack;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink as a process, from its very first start. */
class SinkProcessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Path folder;
    private Stack stack;
    private TestShard shard;

    @BeforeEach
    void start(@TempDir Path empty) {
        folder = empty;
        stack = ProvisionedStack.emptied();
        shard = TestShard.aloneOn(stack);
    }

    @AfterEach
    void stop() {
        shard.close();
    }

    @Test
    void killedTimeAndAgainItStillExportsEachResultOnce() throws Exception {
        shard.configure();
        for (int round = 0; round < 3; round++) {
            shard.publishEverywhere(600);
            int before = shard.ledger().size();
            ChildProcess sink = startSink();
            await().atMost(PATIENCE).until(() -> shard.ledger().size() > before + 3);
            sink.kill();
        }

        ChildProcess sink = startSink();
        shard.awaitExactlyOnce();
        sink.stop();
        assertThat(sink.onExit().get(1, TimeUnit.MINUTES)).isEqualTo(143);
    }

    @Test
    void aMissingBucketEndsItWithOneLineAndCode1() throws Exception {
        S3Destination missing = S3Destination.newBuilder(shard.bucket.destination())
                .setBucketName("no-such-bucket")
                .build();
        shard.configure(missing);
        shard.publish(1);

        assertThat(startSink().onExit().get(1, TimeUnit.MINUTES)).isEqualTo(1);
        assertThat(Files.readAllLines(programs().log("sink")))
                .filteredOn(line -> line.contains("cannot go on") && line.contains("no-such-bucket"))
                .singleElement()
                .asString()
                .contains("the bucket does not exist");
        assertThat(Files.readString(programs().log("sink"))).doesNotContain("\tat ");
    }

    @Test
    void verifyNamesEachDifferenceAndEndsWithCode1() throws Exception {
        shard.configure();
        shard.publish(30);
        ChildProcess sink = startSink();
        shard.awaitExactlyOnce();
        sink.stop();
        assertThat(programs().verify(settings())).endsWith("exit code 0");

        List<String> keys = List.copyOf(shard.bucket.lines().keySet());
        shard.bucket.delete(keys.get(0));
        shard.bucket.replaceContent(keys.get(1));
        shard.bucket.putEncrypted(keys.get(2), "somebody else's");
        String stray = keys.get(2).replaceFirst("[^/]*$", "stray.jsonl.gz");
        shard.bucket.putEncrypted(stray, "in no ledger");

        assertThat(programs().verify(settings()))
                .filteredOn(line -> line.startsWith("difference: ") || line.startsWith("exit code"))
                .satisfiesOnlyOnce(line -> assertThat(line).contains(keys.get(0), "is missing"))
                .satisfiesOnlyOnce(line -> assertThat(line).contains(keys.get(1), "was altered"))
                .satisfiesOnlyOnce(line -> assertThat(line).contains(keys.get(2), "was replaced"))
                .satisfiesOnlyOnce(line -> assertThat(line).contains(stray, "is in no ledger record"))
                .endsWith("exit code 1")
                .hasSize(5);
    }

    @Test
    void verifyFindsResultsThatAreInNoObject() throws Exception {
        shard.configure();
        shard.publish(3);
        shard.kafka.beginAtEnd(shard.group, Topics.CLASSIFICATION_RESULTS);
        shard.publish(3);
        ChildProcess sink = startSink();
        await().atMost(PATIENCE).until(() -> shard.ledger().size() == 3);
        sink.stop();

        assertThat(programs().verify(settings()))
                .filteredOn(line -> line.startsWith("difference: hole: 1 results of"))
                .hasSize(3);
    }

    @Test
    void verifyEndsWithCode2WhereASettingIsWrong() throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("s3.endpoint", "nowhere");

        assertThat(programs().verify(settings))
                .anyMatch(line -> line.contains("s3.endpoint"))
                .endsWith("exit code 2");
    }

    private ChildProcess startSink() throws IOException {
        return programs().start("sink", settings());
    }

    private SinkPrograms programs() {
        return new SinkPrograms(stack, folder);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(shard.settings());
        settings.put("batch.max.records", "20");
        settings.put("kafka.max.poll.records", "7");
        return settings;
    }
}
