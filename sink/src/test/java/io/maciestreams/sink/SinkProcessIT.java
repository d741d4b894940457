package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.Stack;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink as a process, from its very first start. */
class SinkProcessIT {

    private static final Path JAR = Path.of("target/macie-streams-sink.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private Stack stack;
    private TestShard shard;

    @BeforeEach
    void start(@TempDir Path empty) {
        folder = empty;
        stack = Stack.start(folder);
        SharedStack.provision(stack);
        shard = TestShard.aloneOn(stack);
    }

    @AfterEach
    void stop() {
        shard.close();
        stack.close();
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
        assertThat(Files.readAllLines(stack.log("sink")))
                .filteredOn(line -> line.contains("no-such-bucket"))
                .singleElement()
                .asString()
                .contains("the bucket does not exist");
        assertThat(Files.readString(stack.log("sink"))).doesNotContain("\tat ");
    }

    private ChildProcess startSink() throws IOException {
        return stack.start(JavaProgram.jar("sink", JAR, stack.log("sink"))
                .withJvmArguments("-Xmx160m")
                .withArguments(settingsFile().toString())
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test")));
    }

    private Path settingsFile() throws IOException {
        Properties properties = new Properties();
        properties.putAll(shard.settings());
        properties.setProperty("batch.max.records", "20");
        properties.setProperty("kafka.max.poll.records", "7");
        Path file = folder.resolve("sink.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
