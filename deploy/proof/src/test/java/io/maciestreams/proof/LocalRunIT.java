package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.Stack;
import java.nio.file.Files;
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

    private static final Duration PATIENCE = Duration.ofMinutes(4);
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
                assertThat(run.reconciledBuckets()).isGreaterThan(1);
                assertThat(run.output()).contains("dead letters 3 of 3 ok");
            }
        }
    }

    @Test
    void endsWhenTheSimulatorDiesAndKeepsWhatIsThereToLookAt() throws Exception {
        try (RunCommand run = RunCommand.startWithTemporaryFoldersIn(data, "--objects", "100")) {
            run.awaitGrowth("findings");
            run.kill("simulator");

            run.assertEndedWith("simulator");
            assertThat(keptFolder(run).resolve("logs/simulator.log")).exists();
        }
    }

    @Test
    void leavesNoProcessBehindWhenStopped() throws Exception {
        try (RunCommand run = RunCommand.start("--objects", "100", "--data", data.toString())) {
            run.awaitGrowth("findings");
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

    private static Path keptFolder(RunCommand run) {
        Matcher line = KEPT.matcher(String.join("\n", run.output()));
        assertThat(line.find()).as("%s", run.output()).isTrue();
        return Path.of(line.group(1));
    }
}
