package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** One execution of the local run, as {@code deploy/local/run} does it, without the build. */
final class RunCommand implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Pattern RECONCILED = Pattern.compile("reconciled (\\d+)/(\\d+) buckets");

    private final Process process;
    private final Thread reader;
    private final List<String> output = new CopyOnWriteArrayList<>();

    private RunCommand(Process process) {
        this.process = process;
        this.reader = new Thread(this::readOutput, "run-output");
        reader.start();
    }

    static RunCommand start(String... options) throws IOException {
        return start(Map.of(), List.of(), options);
    }

    /** On a machine whose way out is a proxy, of which nothing here may make use: it does not answer. */
    static RunCommand startBehindProxy(String... options) throws IOException {
        String proxy = "http://127.0.0.1:1";
        return start(Map.of("HTTP_PROXY", proxy, "http_proxy", proxy), List.of(), options);
    }

    /** With another place for temporary folders. */
    static RunCommand startWithTemporaryFoldersIn(Path folder, String... options) throws IOException {
        return start(Map.of(), List.of("-Djava.io.tmpdir=" + folder), options);
    }

    /** With variables beside those of this process. */
    static RunCommand startIn(Map<String, String> environment, String... options) throws IOException {
        return start(environment, List.of(), options);
    }

    private static RunCommand start(Map<String, String> environment, List<String> jvmOptions, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the script runs it, and its broker does not run long enough for the second compiler either.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstack.brief=true"));
        command.addAll(jvmOptions);
        command.add("-Dmacie-streams.home=" + HOME);
        command.add("-jar");
        command.add(HOME.resolve("deploy/local/target/macie-streams-local.jar").toString());
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new RunCommand(builder.start());
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
        process(service).destroyForcibly();
    }

    /** The process of a service. */
    ProcessHandle process(String service) {
        return children().stream()
                .filter(child -> child.info().commandLine().orElse("").contains("macie-streams-" + service + ".jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " does not run: " + output));
    }

    /** SIGTERM, as a service manager would send. */
    void terminate() {
        // Process.destroy() would close the output, too, and what is printed while it stops would be lost.
        process.toHandle().destroy();
    }

    /** Waits until the run shows more of something than was there when it began, or has ended. */
    void awaitGrowth(String count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            long[] counts = counts(count).toArray();
            return !isRunning() || (counts.length > 1 && counts[counts.length - 1] > counts[0]);
        });
    }

    /** What the lines with all counts say of one; the first of them is from before the services were started. */
    private LongStream counts(String count) {
        Pattern number = Pattern.compile(count + " ([\\d,]+)");
        return output.stream()
                .filter(line -> line.contains(" | "))
                .map(number::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1).replace(",", "")));
    }

    /** How many buckets it compared with Macie, all of which agree. */
    int reconciledBuckets() {
        Matcher line = RECONCILED.matcher(String.join("\n", output));
        assertThat(line.find()).as("%s", output).isTrue();
        assertThat(line.group(1)).isEqualTo(line.group(2));
        return Integer.parseInt(line.group(1));
    }

    void assertEndedWith(String program) throws InterruptedException {
        assertThat(awaitExit()).as("%s", output).isEqualTo(1);
        assertThat(output)
                .anyMatch(line -> line.contains("The " + program + " stopped by itself with exit code 137 (log: "));
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
        terminate();
        process.onExit().join();
    }
}
