package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern RECONCILED = Pattern.compile("reconciled (\\d+)/(\\d+) buckets");
    private static final Pattern FINDINGS = Pattern.compile("findings ([\\d,]+) .*");

    private final Path data;

    LocalRunIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void drainsAnAccountAndAgreesWithMacie() throws Exception {
        try (RunCommand run =
                RunCommand.start("--once", "--seed", "7", "--objects", "300", "--data", data.toString())) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();
            assertThat(reconciledBuckets(run)).isGreaterThan(1);
        }
    }

    @Test
    void agreesAfterEachServiceWasKilledHalfWay() throws Exception {
        String[] options = {"--once", "--seed", "11", "--objects", "3000", "--data", data.toString()};
        for (String service : List.of("ingest", "processor", "sink")) {
            try (RunCommand run = RunCommand.start(options)) {
                await().atMost(PATIENCE).until(() -> !run.isRunning() || findings(run) > 0);
                run.kill(service);

                assertThat(run.awaitExit()).as("%s", run.output()).isEqualTo(1);
                assertThat(run.output()).anySatisfy(line -> assertThat(line)
                        .contains("The " + service + " stopped by itself with exit code 137"));
            }
        }
        try (RunCommand run = RunCommand.start(options)) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();
            assertThat(reconciledBuckets(run)).isGreaterThan(1);
        }
    }

    @Test
    void leavesNoProcessBehindWhenStopped() throws Exception {
        try (RunCommand run = RunCommand.start("--objects", "100", "--data", data.toString())) {
            await().atMost(PATIENCE).until(() -> !run.isRunning() || findings(run) > 0);
            List<ProcessHandle> children = run.children();
            run.terminate();

            assertThat(run.awaitExit()).isEqualTo(143);
            assertThat(children).hasSizeGreaterThan(6).noneMatch(ProcessHandle::isAlive);
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
    @ValueSource(strings = {"--objects=many", "--no-such-option"})
    void refusesAWrongOption(String option) throws Exception {
        try (RunCommand run = RunCommand.start(option)) {
            assertThat(run.awaitExit()).isEqualTo(2);
        }
    }

    private static int reconciledBuckets(RunCommand run) {
        Matcher line = RECONCILED.matcher(String.join("\n", run.output()));
        assertThat(line.find()).as("%s", run.output()).isTrue();
        assertThat(line.group(1)).isEqualTo(line.group(2));
        return Integer.parseInt(line.group(1));
    }

    private static long findings(RunCommand run) {
        return run.output().stream()
                .map(FINDINGS::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1).replace(",", "")))
                .max()
                .orElse(0);
    }
}
