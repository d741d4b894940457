package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Workload;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ProcessorIT {

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    private TestedStack stack;

    @BeforeEach
    void start() {
        stack = new TestedStack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void profilesEqualAnIndependentRecountAndBrokenRecordsAreDeadLetters() throws Exception {
        stack.provision();
        List<Scan> scans = Workload.scans(3000, 1);
        Truth truth = new Truth(stack, scans);
        ProcessorService service = new ProcessorService(stack.settings("state"));
        CompletableFuture<@Nullable Void> end = run(service);

        stack.publish(scans.subList(0, 1500));
        stack.publishRaw(List.of(
                TestedStack.raw("arn:aws:s3:::bucket-1", "rubbish".getBytes(StandardCharsets.UTF_8)),
                TestedStack.raw("arn:aws:s3:::bucket-2", new byte[] {0, 0, 0, 0, 1, 1})));
        stack.publishFinding(withoutObject(scans.get(0)));
        stack.publish(scans.subList(1000, 3000));
        truth.awaitProfiles();
        // What looks at findings beside *results* may be behind it.
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.DEAD_LETTERS).size() >= 7);
        service.close();
        end.get(PATIENCE_SECONDS, SECONDS);

        truth.assertEachAnalysisOnce();
        assertThat(stack.read(Topics.DEAD_LETTERS))
                .extracting(ConsumerRecord::value)
                .extracting(DeadLetter::getId, DeadLetter::getReason)
                // Three applications read findings, and each gives up what it cannot decode.
                .containsExactlyInAnyOrder(
                        tuple(null, "undecodable: Unknown magic byte!"),
                        tuple(null, "undecodable: Unknown magic byte!"),
                        tuple(null, "undecodable: Unknown magic byte!"),
                        tuple(null, "undecodable: AvroRuntimeException"),
                        tuple(null, "undecodable: AvroRuntimeException"),
                        tuple(null, "undecodable: AvroRuntimeException"),
                        tuple("without-object", "resourcesAffected.s3Object is missing"));
        assertThat(stack.read(Topics.DEAD_LETTERS))
                .allMatch(record -> record.value().getPayload().hasRemaining());
    }

    @Test
    void nothingIsLostOrCountedTwiceWhenTheProcessIsKilled() throws Exception {
        stack.provision();
        List<Scan> scans = Workload.scans(9000, 3);
        Truth truth = new Truth(stack, scans);
        stack.publish(scans.subList(0, 4000));
        killAfterMoreResults(stack.start(stack.settings("state", "results,profiles")));
        stack.publish(scans.subList(3500, 7000));
        killAfterMoreResults(stack.start(stack.settings("state", "results,profiles")));
        stack.publish(scans.subList(6500, 9000));
        killAfterMoreResults(stack.start(stack.settings("another-state", "results,profiles")));

        ChildProcess last = stack.start(stack.settings("an-empty-state", "results,profiles"));
        truth.awaitProfiles();
        last.stop();

        assertThat(last.onExit().get()).isEqualTo(143);
        truth.assertEachAnalysisOnce();
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void withoutTopicsItSaysSoInOneLineAndExitsWithTwo() throws Exception {
        ChildProcess processor = stack.start(stack.settings("state"));

        assertThat(processor.onExit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(2);
        assertThat(Files.readString(stack.log()))
                .contains("processor: A topic is missing, run the provision step first")
                .doesNotContain("\tat ");
    }

    @Test
    void whenTheRegistryCannotBeAskedItStopsWithOneAndGivesNothingUp() throws Exception {
        stack.provision();
        stack.publish(Workload.scans(10, 4));
        Map<String, String> settings = stack.settings("state");
        settings.put("schema.registry.url", "http://127.0.0.1:1");

        ChildProcess processor = stack.start(settings);

        assertThat(processor.onExit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(1);
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
        ChildProcess next = stack.start(stack.settings("state"));
        new Truth(stack, Workload.scans(10, 4)).awaitProfiles();
        next.stop();
    }

    private void killAfterMoreResults(ChildProcess processor) {
        int before = stack.read(Topics.CLASSIFICATION_RESULTS).size();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.CLASSIFICATION_RESULTS).size() > before);
        processor.kill();
    }

    private static Finding withoutObject(Scan scan) {
        Finding finding = scan.withId("without-object").finding();
        finding.getResourcesAffected().setS3Object(null);
        return finding;
    }

    private static CompletableFuture<@Nullable Void> run(ProcessorService service) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        service.run();
                        end.complete(null);
                    } catch (Exception e) {
                        end.completeExceptionally(e);
                    }
                },
                "processor");
        thread.start();
        return end;
    }
}
