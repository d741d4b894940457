package io.maciestreams.local;

import static io.maciestreams.local.TestingPrograms.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a stack when the process that owns it is killed or interrupted. */
@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "tests the local stack itself")
class OrphansIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final List<ProcessHandle> started = new ArrayList<>();

    OrphansIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void killWhatAFailedTestHasLeft() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void noPartOutlivesAKilledOwnerAndItsFolderCanBeUsedAgain() throws Exception {
        Process owner = startOwner();
        List<ProcessHandle> parts = startedParts(owner);

        signal("KILL", List.of(owner.toHandle()));

        assertThat(exitCode(owner)).isEqualTo(137);
        awaitGone(parts);
        LocalStack.start(folder.resolve("stack")).close();
    }

    @Test
    void noPartOutlivesAnOwnerKilledWhileItStarts() throws Exception {
        Process owner = startOwner();
        Awaitility.await().atMost(PATIENCE).until(() -> owner.descendants().count() > 1);
        List<ProcessHandle> parts = owner.descendants().toList();
        started.addAll(parts);

        signal("KILL", List.of(owner.toHandle()));

        assertThat(exitCode(owner)).isEqualTo(137);
        awaitGone(parts);
    }

    @Test
    void interruptOfAllProcessesLetsOwnerStopThemInOrder() throws Exception {
        Process owner = startOwner();
        List<ProcessHandle> parts = startedParts(owner);
        List<ProcessHandle> terminal =
                Stream.concat(parts.stream(), Stream.of(owner.toHandle())).toList();

        signal("INT", terminal);

        assertThat(exitCode(owner)).isEqualTo(130);
        awaitGone(parts);
        assertThat(folder.resolve("stack/logs/broker.log")).content().contains("shut down completed");
    }

    private Process startOwner() throws IOException {
        JavaProgram program = program(
                        TestingPrograms.StackOwner.class,
                        folder,
                        folder.resolve("stack").toString())
                .withJvmArguments(
                        "-Xmx64m",
                        "-D" + Checkout.HOME_PROPERTY + "=" + Checkout.find().home());
        Process owner = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectOutput(program.log().toFile())
                .start();
        started.add(owner.toHandle());
        return owner;
    }

    private static int exitCode(Process owner) throws InterruptedException {
        assertThat(owner.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("has ended; it cannot where it was born with SIGINT ignored, as behind nohup or an & of a script")
                .isTrue();
        return owner.exitValue();
    }

    /** The broker, the registry, the S3 server and the watchdog. */
    private List<ProcessHandle> startedParts(Process owner) {
        Path log = folder.resolve("stackowner.log");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !owner.isAlive() || Files.readString(log).contains("started"));
        List<ProcessHandle> parts = owner.descendants().toList();
        started.addAll(parts);
        assertThat(parts).hasSize(4);
        return parts;
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private void awaitGone(List<ProcessHandle> parts) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(parts).noneMatch(ProcessHandle::isAlive);
            assertThat(inFolder()).isEmpty();
        });
    }

    /** Every process whose command names the stack's folder, known to us or not. */
    private List<String> inFolder() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(folder.toString()))
                .toList();
    }
}
