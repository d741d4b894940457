package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.simulator.rest.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped with a line where a client is not installed, unless {@code -Dclients.required=true}. */
class AwsClientsIT {

    private static final Path SCRIPT = Path.of("src/test/resources/clients/check.py");
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final int PATIENCE_SECONDS = 300;

    private final Path folder;

    AwsClientsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void boto3UnderstandsEveryOperation() throws Exception {
        String python = pythonWith("boto3");
        assertEveryOperationAnswers(
                python.isEmpty() ? skip("no Python 3 has boto3 (Debian: python3-boto3)") : python, "boto3");
    }

    @Test
    void theAwsCommandLineUnderstandsEveryOperation() throws Exception {
        String python = pythonWith("awscli.clidriver");
        assertEveryOperationAnswers(
                python.isEmpty() ? skip("no Python 3 has the AWS command line (Debian: awscli)") : python, "aws");
    }

    private void assertEveryOperationAnswers(String python, String client) throws Exception {
        try (MacieSimulator simulator = MacieSimulator.start(SimulatorOptions.of(7, 600, Fixtures.EPOCH))) {
            assertThat(run(List.of(
                            python,
                            SCRIPT.toString(),
                            client,
                            simulator.endpoint().toString())))
                    .as(read("err.log"))
                    .isZero();
            JsonNode seen = new ObjectMapper().readTree(read("out.log"));
            System.out.println("AwsClientsIT: " + seen.path("client").textValue() + " " + seen.path("answered"));
            assertThat(names(seen.path("answered")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                            .map(Operation::apiName)
                            .toList());
            assertThat(Operation.values()).allSatisfy(operation -> assertThat(simulator.requests(operation.apiName()))
                    .isGreaterThanOrEqualTo(
                            seen.path("answered").path(operation.apiName()).asLong()));
        }
    }

    private static List<String> names(JsonNode counts) {
        return StreamSupport.stream(counts.properties().spliterator(), false)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Empty where none has the module. */
    private String pythonWith(String module) throws InterruptedException {
        for (String python : PYTHONS) {
            if (run(List.of(python, "-c", "import " + module)) == 0) {
                return python;
            }
        }
        return "";
    }

    /** The exit code; -1 where there is no such program. */
    private int run(List<String> command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out.log").toFile())
                    .redirectError(folder.resolve("err.log").toFile())
                    .start();
        } catch (IOException e) {
            return -1;
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " still ran after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    private static String skip(String reason) {
        if (Boolean.getBoolean("clients.required")) {
            throw new AssertionError("-Dclients.required, but " + reason);
        }
        System.out.println("AwsClientsIT: skipped, " + reason);
        return abort("Skipped: " + reason);
    }
}
