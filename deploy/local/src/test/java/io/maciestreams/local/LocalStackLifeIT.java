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
        ChildProcess service = stack.start(TestingPrograms.program(TestingPrograms.Waiting.class, folder));
        Queue<String> stopped = new ConcurrentLinkedQueue<>();
        note(service.onExit(), "service", stopped);
        for (String program : List.of("kafka.Kafka", "apicurio-registry-app", "s3mock.jar")) {
            note(child(program).onExit(), program, stopped);
        }

        stack.close();

        assertThat(service.isAlive()).isFalse();
        await().untilAsserted(() ->
                assertThat(stopped).containsExactly("service", "s3mock.jar", "apicurio-registry-app", "kafka.Kafka"));
        assertThat(folder.resolve("logs/broker.log")).content().contains("shut down completed");
        assertThatThrownBy(() -> stack.start(TestingPrograms.program(TestingPrograms.Waiting.class, folder)))
                .hasMessageContaining("has been stopped");
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
