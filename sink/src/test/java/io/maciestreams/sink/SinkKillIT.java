package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.maciestreams.avro.ExportedObject;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged sink, killed or frozen at each step of a batch of three interleaved groups; verify must say clean. */
class SinkKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Where the process is when it is killed. */
    enum Step {
        BEFORE_THE_PLAN,
        AFTER_THE_PLAN,
        BETWEEN_UPLOADS,
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    private static Stack stack;
    private static TestShard shard;
    private static FaultyS3 s3;
    private static SinkPrograms programs;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        stack = ProvisionedStack.emptied();
        shard = TestShard.aloneOn(stack);
        shard.configure();
        s3 = new FaultyS3(stack.s3Endpoint());
        programs = new SinkPrograms(stack, folder);
    }

    @AfterAll
    static void stop() {
        s3.close();
        shard.close();
    }

    @ParameterizedTest
    @EnumSource
    void killedAtAnyStepItExportsEachResultOnce(Step step) throws Exception {
        shard.publish(30);
        int before = shard.ledger().size();
        CountDownLatch reached = holdAt(step);
        ChildProcess sink = programs.start("sink", settings());
        if (step == Step.AFTER_THE_COMMIT) {
            await().atMost(PATIENCE).until(() -> shard.ledger().size() > before);
        } else {
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        }
        sink.kill();
        s3.mend();
        shard.publish(30);

        finishAndVerify();
    }

    @Test
    void frozenPastItsSessionAndThawedItOverwritesNothingAndWritesNothingTwice() throws Exception {
        shard.publishEverywhere(60);
        int before = shard.ledger().size();
        ChildProcess frozen = programs.start("frozen", settings());
        await().atMost(PATIENCE).until(() -> shard.ledger().size() > before);
        CountDownLatch reached = holdAt(Step.BETWEEN_UPLOADS);
        shard.publishEverywhere(60);
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        signal(frozen, "STOP");
        s3.mend();

        ChildProcess successor = programs.start("successor", settings());
        shard.awaitExactlyOnce();
        signal(frozen, "CONT");
        shard.publishEverywhere(60);
        shard.awaitExactlyOnce();

        assertThat(frozen.isAlive()).isTrue();
        assertThat(successor.isAlive()).isTrue();
        stop(frozen);
        stop(successor);
        assertClean();
    }

    @Test
    void offsetsThatKafkaHasForgottenAreFoundInTheLedger() throws Exception {
        shard.publishEverywhere(30);
        finishAndVerify();
        shard.kafka.forget(shard.group);
        shard.publishEverywhere(30);

        finishAndVerify();
        assertThat(Files.readString(programs.log("sink"))).contains("where the ledger ends");
    }

    @Test
    void aTopicThatIsMadeAnewIsReadFromItsBeginning() throws Exception {
        shard.publishEverywhere(30);
        ChildProcess sink = programs.start("sink", settings());
        shard.awaitExactlyOnce();
        shard.kafka.makeAnew(Topics.CLASSIFICATION_RESULTS);
        shard.publishEverywhere(200);
        // It may stop, and is then started again as it would be in production.
        await().atMost(PATIENCE)
                .until(() -> !sink.isAlive() || shard.kafka.hasReadAll(shard.group, Topics.CLASSIFICATION_RESULTS));
        if (sink.isAlive()) {
            stop(sink);
        }

        finishAndVerify();
    }

    private static CountDownLatch holdAt(Step step) {
        AtomicInteger tests = new AtomicInteger();
        AtomicInteger uploads = new AtomicInteger();
        Predicate<HttpExchange> upload = request ->
                S3Operation.of(request).filter(S3Operation.PUT_OBJECT::equals).isPresent();
        return switch (step) {
                // The first try, at the start, is denied; the second comes when the batch is about to be planned.
            case BEFORE_THE_PLAN -> s3.hold(
                    request -> isTest(request) && tests.incrementAndGet() == 1, SinkKillIT::isTest, false);
            case AFTER_THE_PLAN -> s3.hold(any -> false, upload, false);
            case BETWEEN_UPLOADS -> s3.hold(any -> false, upload.and(any -> uploads.incrementAndGet() == 2), false);
            case BEFORE_THE_COMMIT -> s3.hold(any -> false, upload.and(any -> uploads.incrementAndGet() == 3), true);
            case AFTER_THE_COMMIT -> new CountDownLatch(0);
        };
    }

    private static boolean isTest(HttpExchange request) {
        return request.getRequestURI().getPath().endsWith("/macie-test-object");
    }

    private static void finishAndVerify() throws Exception {
        ChildProcess sink = programs.start("sink", settings());
        shard.awaitExactlyOnce();
        stop(sink);
        assertClean();
    }

    private static void assertClean() throws Exception {
        List<ExportedObject> ledger = shard.ledger();
        long results = ledger.stream().mapToLong(ExportedObject::getRecordCount).sum();
        assertThat(programs.verify(settings()))
                .noneMatch(line -> line.startsWith("difference"))
                .contains("note: clean: " + ledger.size() + " objects with " + results + " results")
                .endsWith("exit code 0");
    }

    private static void stop(ChildProcess sink) throws Exception {
        sink.stop();
        assertThat(sink.onExit().get(1, TimeUnit.MINUTES)).isEqualTo(143);
    }

    private static void signal(ChildProcess process, String signal) throws Exception {
        Process kill = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(process.pid()))).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(shard.settings());
        settings.put("s3.endpoint", s3.endpoint());
        return settings;
    }
}
