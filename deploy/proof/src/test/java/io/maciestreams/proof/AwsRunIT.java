package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "the run command is the local stack")
@EnabledIfSystemProperty(named = "aws.run", matches = "true", disabledReason = "minutes: -Daws.run=true")
class AwsRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String REGIONS = String.join(",", SimulatedAws.REGIONS);

    private final Path data;
    private final SimulatedAws aws;

    AwsRunIT(@TempDir Path folder) {
        this.data = folder.resolve("run");
        this.aws = SimulatedAws.start(folder.resolve("aws"));
    }

    @BeforeEach
    void exportResults() {
        aws.exportResults();
    }

    @AfterEach
    void stopAws() {
        aws.close();
    }

    @Test
    void drainsEveryRegionOfTheAccountAndWritesItsResultsToTheLocalS3() throws Exception {
        try (RunCommand run = start("--once", "--aws", "--regions", REGIONS)) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();

            assertThat(run.output())
                    .anyMatch(line -> line.startsWith(
                                    "findings %,d | discovery results %,d |".formatted(findings(), resultRecords()))
                            && line.endsWith("drained"))
                    .anyMatch(line -> line.matches("exported ([\\d,]+) lines in .* \\1 authoritative .*: each once"));
            assertThat(run.output())
                    .filteredOn(line -> line.contains("AWSLogs/"))
                    .allSatisfy(line -> assertThat(line).contains("AWSLogs/" + SimulatedAws.ACCOUNT + "/Macie/"));
            assertThat(aws.exported()).isEmpty();
        }
        refusesThisFolder("--objects", "100");
        refusesThisFolder("--aws", "--regions", "us-east-1");
    }

    private void refusesThisFolder(String... options) throws Exception {
        try (RunCommand run = start(options)) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output())
                    .singleElement()
                    .asString()
                    .contains("--aws --regions " + REGIONS + " with credentials of " + SimulatedAws.ACCOUNT);
        }
    }

    @Test
    void writesWhereTheExportConfigurationSaysIfToldTo() throws Exception {
        try (RunCommand run = start("--aws", "--regions", REGIONS, "--export")) {
            await().atMost(PATIENCE)
                    .until(() -> !run.isRunning() || !aws.exported().isEmpty());

            assertThat(run.isRunning()).as("%s", run.output()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only there can the environment of a process be read")
    void givesTheCredentialsToIngestOnly() throws Exception {
        try (RunCommand run = start("--aws", "--regions", REGIONS)) {
            await().atMost(PATIENCE)
                    .until(() -> !run.isRunning() || run.output().contains("Ctrl-C stops it."));

            ProcessHandle ingest = run.process("ingest");
            List<ProcessHandle> others = run.children().stream()
                    .filter(child -> child.info().commandLine().orElse("").contains("/bin/java"))
                    .filter(child -> !child.equals(ingest))
                    .toList();
            assertThat(environment(ingest)).contains("AKIA" + SimulatedAws.ACCOUNT);
            assertThat(others).hasSizeGreaterThan(4).allSatisfy(child -> assertThat(environment(child))
                    .doesNotContain(SimulatedAws.ACCOUNT));
        }
    }

    private static String environment(ProcessHandle process) throws Exception {
        return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "environ"));
    }

    private RunCommand start(String... options) throws Exception {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--data";
        all[options.length + 1] = data.toString();
        return RunCommand.startIn(aws.environment(), all);
    }

    private long findings() {
        return aws.sum(truth -> truth.findings());
    }

    private long resultRecords() {
        return aws.sum(truth -> truth.resultRecords().total());
    }
}
