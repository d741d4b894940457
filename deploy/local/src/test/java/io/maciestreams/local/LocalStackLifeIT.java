package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How the local stack itself starts, fails and stops. */
@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "tests the local stack itself")
class LocalStackLifeIT {
    private final Path folder;

    LocalStackLifeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void saysWhichPartFailedAndLeavesNothingRunning() throws IOException {
        Set<Long> before = children();
        Path meta = Files.createDirectories(folder.resolve("kafka")).resolve("meta.properties");
        Files.write(meta, List.of("version=1", "node.id=7", "cluster.id=MkU3OEVBNTcwNTJENDM2Qg"));

        assertThatThrownBy(() -> LocalStack.start(folder))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("The broker stopped with exit code 1 before it was ready: ")
                .hasMessageContaining("node id 7")
                .hasMessageEndingWith("(log: " + folder.resolve("logs/broker.log") + ")")
                .message()
                .hasLineCount(1);
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void stopsServicesFirstAndTheBrokerLast() {
        LocalStack stack = LocalStack.start(folder);
        JavaProgram parting = TestingPrograms.program(
                TestingPrograms.Parting.class, folder, stack.s3Endpoint().toString());
        ChildProcess service = stack.start(parting);
        await().until(() -> Files.readString(parting.log()).contains("waiting"));
        Queue<String> stopped = new ConcurrentLinkedQueue<>();
        note(service.onExit(), "service", stopped);
        for (String program : List.of("kafka.Kafka", "apicurio-registry-app", "s3mock.jar")) {
            note(child(program).onExit(), program, stopped);
        }

        stack.close();

        assertThat(service.isAlive()).isFalse();
        assertThat(parting.log()).content().contains("parting: true");
        await().untilAsserted(() ->
                assertThat(stopped).containsExactly("service", "s3mock.jar", "apicurio-registry-app", "kafka.Kafka"));
        assertThat(folder.resolve("logs/broker.log")).content().contains("shut down completed");
        assertThatThrownBy(() -> stack.start(TestingPrograms.program(TestingPrograms.Waiting.class, folder)))
                .hasMessageContaining("has been stopped");
    }

    @Test
    void noticesPartThatEndedByItself() {
        try (LocalStack stack = LocalStack.start(folder)) {
            stack.requireAlive();
            ProcessHandle s3 = child("s3mock.jar");
            s3.destroyForcibly();
            s3.onExit().join();

            // The system sees the end of a process a moment before we do.
            await().untilAsserted(() -> assertThatThrownBy(stack::requireAlive)
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "The s3 stopped by itself with exit code 137 (log: %s)", folder.resolve("logs/s3.log")));
        }
    }

    @Test
    void doesNotShareItsFolder() {
        LocalStack first = LocalStack.start(folder);
        try {
            assertThatThrownBy(() -> LocalStack.start(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("in use by another stack (process "
                            + ProcessHandle.current().pid() + ")");
        } finally {
            first.close();
        }
    }

    private static void note(CompletableFuture<?> end, String program, Queue<String> stopped) {
        var unused = end.thenRun(() -> stopped.add(program));
    }

    private static ProcessHandle child(String program) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(program))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
