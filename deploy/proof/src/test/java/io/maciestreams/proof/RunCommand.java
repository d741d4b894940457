package io.maciestreams.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One execution of the local run, as {@code deploy/local/run} does it, without the build. */
final class RunCommand implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Thread reader;
    private final List<String> output = new CopyOnWriteArrayList<>();

    private RunCommand(Process process) {
        this.process = process;
        this.reader = new Thread(this::readOutput, "run-output");
        reader.start();
    }

    static RunCommand start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmacie-streams.home=" + HOME,
                "-jar",
                HOME.resolve("deploy/local/target/macie-streams-local.jar").toString()));
        command.addAll(List.of(options));
        return new RunCommand(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add("cannot read the output: " + e);
        }
    }

    /** Everything printed so far, both streams. */
    List<String> output() {
        return output;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** The processes that this one has started, services and stack. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Kills a service at once (SIGKILL). */
    void kill(String service) {
        ProcessHandle victim = children().stream()
                .filter(child -> child.info().commandLine().orElse("").contains("macie-streams-" + service + ".jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " does not run: " + output));
        victim.destroyForcibly();
    }

    /** SIGTERM, as a service manager would send. */
    void terminate() {
        process.destroy();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + ": " + output);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
