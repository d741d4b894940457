package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "the run command is the local stack")
class LocalRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern RECONCILED = Pattern.compile("reconciled (\\d+)/(\\d+) buckets");
    private static final Pattern KEPT = Pattern.compile("; data kept in (.+)");

    private final Path data;

    LocalRunIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void drainsAnAccountAndAgreesWithMacieBehindAProxyAndAgainOnTheSameData() throws Exception {
        String[] options = {
            "--once", "--seed", "7", "--objects", "300", "--malformed-findings", "3", "--data", data.toString()
        };
        for (int i = 0; i < 2; i++) {
            try (RunCommand run = RunCommand.startBehindProxy(options)) {
                assertThat(run.awaitExit()).as("%s", run.output()).isZero();
                assertThat(reconciledBuckets(run)).isGreaterThan(1);
                assertThat(run.output()).contains("dead letters 3 of 3 ok");
            }
        }
    }

    @Test
    void agreesAfterEachServiceWasKilledHalfWay() throws Exception {
        String[] options = {"--seed", "11", "--objects", "1500", "--data", data.toString()};
        killOnceItHasAddedTo("findings", "ingest", options);
        killOnceItHasAddedTo("classification results", "processor", options);
        killOnceItHasAddedTo("S3 objects", "sink", options);

        try (RunCommand run = RunCommand.start(withOnce(options))) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();
            assertThat(reconciledBuckets(run)).isGreaterThan(1);
            assertThat(run.output())
                    .anyMatch(line -> line.matches("findings ([\\d,]+) of \\1 ok"))
                    .anyMatch(line -> line.matches("classification results ([\\d,]+) of \\1 ok"))
                    .anyMatch(line -> line.matches("OCSF documents ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("ECS documents ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("alerts ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("finding counts ([\\d,]+) of \\1 ok"));
        }
    }

    private static void killOnceItHasAddedTo(String count, String service, String[] options) throws Exception {
        try (RunCommand run = RunCommand.start(options)) {
            awaitGrowth(count, run);
            run.kill(service);

            assertEndedWith(service, run);
        }
    }

    private static String[] withOnce(String[] options) {
        return Stream.concat(Stream.of("--once"), Arrays.stream(options)).toArray(String[]::new);
    }

    @Test
    void endsWhenTheSimulatorDiesAndKeepsWhatIsThereToLookAt() throws Exception {
        try (RunCommand run = RunCommand.startWithTemporaryFoldersIn(data, "--objects", "100")) {
            awaitGrowth("findings", run);
            run.kill("simulator");

            assertEndedWith("simulator", run);
            assertThat(keptFolder(run).resolve("logs/simulator.log")).exists();
        }
    }

    @Test
    void leavesNoProcessBehindWhenStopped() throws Exception {
        try (RunCommand run = RunCommand.start("--objects", "100", "--data", data.toString())) {
            awaitGrowth("findings", run);
            List<ProcessHandle> children = run.children();
            run.terminate();

            assertThat(run.awaitExit()).isEqualTo(143);
            assertThat(children).hasSizeGreaterThan(6).noneMatch(ProcessHandle::isAlive);
            assertThat(run.output()).endsWith("run: stopped").noneMatch(line -> line.contains("Exception"));
            assertThat(data.resolve("logs/broker.log")).content().contains("shut down completed");
        }
    }

    @Test
    void refusesAFolderOfAnotherAccount() throws Exception {
        try (RunCommand run = RunCommand.start("--objects", "100", "--data", data.toString())) {
            await().atMost(PATIENCE)
                    .until(() -> !run.isRunning()
                            || data.resolve("account.properties").toFile().exists());
        }
        try (RunCommand run = RunCommand.start("--objects", "200", "--data", data.toString())) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output()).singleElement().asString().contains("--objects 100");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--objects=many", "--objects=-5", "--no-such-option", "--data=%s/file"})
    void refusesAWrongOptionInOneLineAndWritesNothing(String option) throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        try (RunCommand run = RunCommand.startWithTemporaryFoldersIn(data, option.formatted(data))) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output()).singleElement().asString().startsWith("run: ");
            assertThat(data).isDirectoryNotContaining(path -> !path.equals(file));
        }
    }

    /** Waits until the run shows more than was there when it began. */
    private static void awaitGrowth(String count, RunCommand run) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            long[] counts = counts(count, run).toArray();
            return !run.isRunning() || (counts.length > 1 && counts[counts.length - 1] > counts[0]);
        });
    }

    /** What the lines with all counts say of one; the first of them is from before the services were started. */
    private static LongStream counts(String count, RunCommand run) {
        Pattern number = Pattern.compile(count + " ([\\d,]+)");
        return run.output().stream()
                .filter(line -> line.contains(" | "))
                .map(number::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1).replace(",", "")));
    }

    private static void assertEndedWith(String program, RunCommand run) throws InterruptedException {
        assertThat(run.awaitExit()).as("%s", run.output()).isEqualTo(1);
        assertThat(run.output())
                .anyMatch(line -> line.contains("The " + program + " stopped by itself with exit code 137 (log: "));
    }

    private static Path keptFolder(RunCommand run) {
        Matcher line = KEPT.matcher(String.join("\n", run.output()));
        assertThat(line.find()).as("%s", run.output()).isTrue();
        return Path.of(line.group(1));
    }

    private static int reconciledBuckets(RunCommand run) {
        Matcher line = RECONCILED.matcher(String.join("\n", run.output()));
        assertThat(line.find()).as("%s", run.output()).isTrue();
        assertThat(line.group(1)).isEqualTo(line.group(2));
        return Integer.parseInt(line.group(1));
    }
}
