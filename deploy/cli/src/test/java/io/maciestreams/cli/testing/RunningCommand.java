package io.maciestreams.cli.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The packaged command, running in a process of its own. */
public final class RunningCommand implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("macie-streams.home"), "deploy/cli/target/macie-streams-cli.jar");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Thread reader;
    private final List<String> output = new CopyOnWriteArrayList<>();

    private RunningCommand(Process process) {
        this.process = process;
        this.reader = new Thread(this::readOutput, "command-output");
        reader.start();
    }

    public static RunningCommand start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return new RunningCommand(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add("cannot read the output: " + e);
        }
    }

    /** Both streams, so far. */
    public List<String> output() {
        return output;
    }

    /** SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** SIGTERM. */
    public void terminate() {
        process.toHandle().destroy();
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        process.onExit().join();
    }
}
