package io.maciestreams.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that runs in a JVM of its own, and never longer than ours. */
public final class ChildProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    // Ctrl-C and a closing terminal reach the whole process group: the parent alone acts on them, and stops its
    // children in
    // order (a JVM leaves a signal alone that is ignored when it starts). The read holds the program back until the
    // watchdog knows of it.
    private static final String LAUNCHER = "trap '' INT HUP; read -r go || exit 1; exec \"$@\" </dev/null";

    private final JavaProgram program;
    private final Process process;
    private final long logStart;

    private ChildProcess(JavaProgram program, Process process, long logStart) {
        this.program = program;
        this.process = process;
        this.logStart = logStart;
    }

    /** Starts a program; should this JVM be killed, the watchdog kills the program. */
    public static ChildProcess start(JavaProgram program, Watchdog watchdog) {
        try {
            long logStart = Files.exists(program.log()) ? Files.size(program.log()) : 0;
            ChildProcess child = new ChildProcess(program, launch(program), logStart);
            child.release(watchdog);
            return child;
        } catch (IOException e) {
            throw new StackException("The " + program.name() + " did not start: " + e.getMessage(), e);
        }
    }

    private static Process launch(JavaProgram program) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCHER, program.name()));
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(program.log().toFile()));
        // Whoever needs the user's AWS credentials is given them by name.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    // Whatever goes wrong here closes the pipe, and the launcher ends without having started the program.
    private void release(Watchdog watchdog) throws IOException {
        try (var gate = process.getOutputStream()) {
            watchdog.watch(process);
            gate.write('\n');
        }
    }

    public String name() {
        return program.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Checks that the program has not ended.
     *
     * @throws StackException naming the program, its exit code and its log
     */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new StackException("The %s stopped by itself with exit code %d (log: %s)"
                    .formatted(program.name(), process.exitValue(), program.log()));
        }
    }

    /** Completes with the exit code: 143 after {@link #stop()}, unless the program chose another. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Returns once the program can be used; fails as soon as it has ended, or when the time is up. */
    public void awaitReady(ReadyCheck check, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!check.isReady()) {
            if (hasExitedWithin(Duration.ofMillis(POLL_MILLIS))) {
                throw failure("stopped with exit code " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() - deadline > 0) {
                throw failure("was not ready within " + patience.toSeconds() + " s");
            }
        }
        // The answer may have come from a stranger on the same port.
        if (!process.isAlive()) {
            throw failure(
                    "stopped with exit code " + process.exitValue() + " while another program answered in its place");
        }
    }

    /** Returns once the program has done its work; fails when it ends with another exit code than 0, or when the time is up. */
    public void awaitSuccess(Duration patience) {
        if (!hasExitedWithin(patience)) {
            throw failure("was not done within " + patience.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failure("failed with exit code " + process.exitValue());
        }
    }

    private StackException failure(String what) {
        return new StackException("The %s %s: %s (log: %s)"
                .formatted(program.name(), what, LastWords.of(program.log(), logStart), program.log()));
    }

    /** Asks the program to end (SIGTERM) and, if it has not within ten seconds, kills it; returns when it is gone. */
    public void stop() {
        stop(STOP_PATIENCE);
    }

    void stop(Duration patience) {
        process.destroy();
        if (!isGoneWithin(patience)) {
            log.atWarn().addKeyValue("program", program.name()).log("Killing a program that did not stop in time");
            kill();
        }
    }

    // Unlike waitFor(), join() is not ended by an interrupt: one must not turn an orderly stop into a kill.
    private boolean isGoneWithin(Duration patience) {
        return process.onExit()
                .thenApply(gone -> true)
                .completeOnTimeout(false, patience.toMillis(), MILLISECONDS)
                .join();
    }

    /** Ends the program at once (SIGKILL), as a crash would; returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean hasExitedWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new StackException("Interrupted while waiting for the " + program.name(), e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
