package io.maciestreams.local;

import static io.maciestreams.local.TestingPrograms.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;

    private final Watchdog watchdog = Watchdog.start();

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void closeWatchdog() {
        watchdog.close();
    }

    @Test
    void startsProgramWithItsEnvironmentArgumentsAndFolder() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work")).toRealPath();
        JavaProgram program = program(TestingPrograms.Telling.class, folder, "a b", "c")
                .withEnvironment(Map.of("TOLD", "you"))
                .in(work);

        start(program).awaitSuccess(PATIENCE);

        assertThat(program.log()).content().isEqualToIgnoringNewLines("you a b c in " + work);
    }

    @Test
    void stopsProgramThatEndsWhenAsked() {
        try (ChildProcess process = startWaiting(TestingPrograms.Waiting.class)) {
            process.stop();

            assertThat(process.isAlive()).isFalse();
            assertThat(process.onExit().join()).isEqualTo(143);
        }
    }

    @Test
    void killsProgramThatDoesNotStop() {
        try (ChildProcess process = startWaiting(TestingPrograms.Stubborn.class)) {
            process.stop(Duration.ofMillis(300));

            assertThat(process.onExit().join()).isEqualTo(137);
        }
    }

    @Test
    void interruptDoesNotTurnStopIntoKill() {
        try (ChildProcess process = startWaiting(TestingPrograms.Waiting.class)) {
            Thread.currentThread().interrupt();
            process.stop();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(process.onExit().join()).isEqualTo(143);
        }
    }

    @Test
    void noticesProgramThatEndedByItself() {
        try (ChildProcess waiting = startWaiting(TestingPrograms.Waiting.class)) {
            waiting.requireAlive();
        }
        ChildProcess failing = start(program(TestingPrograms.Failing.class, folder));
        failing.onExit().join();

        assertThatThrownBy(failing::requireAlive)
                .isInstanceOf(StackException.class)
                .hasMessage("The failing stopped by itself with exit code 1 (log: %s)", folder.resolve("failing.log"));
    }

    @Test
    void saysWhyProgramEndedBeforeItWasReady() {
        ChildProcess process = start(program(TestingPrograms.Failing.class, folder));

        assertThatThrownBy(() -> process.awaitReady(() -> false, PATIENCE))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("The failing stopped with exit code 1 before it was ready: ")
                .hasMessageContaining("IllegalStateException: the disk is full")
                .hasMessageEndingWith("(log: " + folder.resolve("failing.log") + ")");
    }

    @Test
    void givesUpOnProgramThatDoesNotGetReady() {
        try (ChildProcess process = startWaiting(TestingPrograms.Waiting.class)) {
            assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ZERO))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("was not ready within 0 s: waiting");
        }
    }

    @Test
    void doesNotTakeStrangersAnswerForThatOfDeadProgram() {
        ChildProcess process = start(program(TestingPrograms.Failing.class, folder));
        process.onExit().join();

        assertThatThrownBy(() -> process.awaitReady(() -> true, PATIENCE))
                .hasMessageContaining("another program answered");
    }

    @Test
    void watchdogKillsOnlyWhatIsStillRunning() {
        ChildProcess stopped = startWaiting(TestingPrograms.Waiting.class);
        stopped.stop();
        ChildProcess running = start(program(TestingPrograms.Waiting.class, folder));

        watchdog.close();

        assertThat(running.onExit().join()).isEqualTo(137);
        assertThat(stopped.onExit().join()).isEqualTo(143);
    }

    @Test
    void programIgnoresInterruptOfTerminal() throws IOException {
        Path linux = Path.of("/proc/self/status");
        assumeTrue(Files.exists(linux), "needs /proc");
        try (ChildProcess process = startWaiting(TestingPrograms.Waiting.class)) {
            String ignored = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("SigIgn:\\s*", "");

            long hangUpAndInterrupt = 0b11;
            assertThat(Long.parseUnsignedLong(ignored, 16) & hangUpAndInterrupt).isEqualTo(hangUpAndInterrupt);
        }
    }

    private ChildProcess start(JavaProgram program) {
        return ChildProcess.start(program, watchdog);
    }

    private ChildProcess startWaiting(Class<?> main) {
        JavaProgram program = program(main, folder);
        ChildProcess process = start(program);
        process.awaitReady(() -> contains(program.log(), "waiting"), PATIENCE);
        return process;
    }

    private static boolean contains(Path log, String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
