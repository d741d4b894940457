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
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class LocalStackLifeIT {
    private static final String SCHEMA = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";

    private final Path folder;

    LocalStackLifeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsRecordsSchemasAndObjectsOverARestart() throws Exception {
        String schemaId;
        try (LocalStack stack = LocalStack.start(folder)) {
            StackClients clients = new StackClients(stack);
            clients.createTopic("kept");
            clients.commit("kept", "record");
            schemaId = clients.register("kept-value", SCHEMA).body();
            try (S3Client s3 = clients.s3()) {
                s3.createBucket(b -> b.bucket("kept"));
                StackClients.put(s3, "kept", "object", stack.kmsKeyArn(), RequestBody.fromString("content"));
            }
        }

        try (LocalStack stack = LocalStack.start(folder)) {
            StackClients clients = new StackClients(stack);
            clients.commit("kept", "another");
            assertThat(clients.committed("kept")).containsExactly("record", "another");
            assertThat(clients.register("kept-value", SCHEMA).body()).isEqualTo(schemaId);
            assertThat(clients.getFromRegistry("/subjects").body()).isEqualTo("[\"kept-value\"]");
            try (S3Client s3 = clients.s3()) {
                assertThat(s3.getObjectAsBytes(b -> b.bucket("kept").key("object"))
                                .asUtf8String())
                        .isEqualTo("content");
                assertThat(s3.headObject(b -> b.bucket("kept").key("object")).ssekmsKeyId())
                        .isEqualTo(stack.kmsKeyArn());
            }
        }
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
