package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=-1",
                "--port=65536",
                "--objects=-1",
                "--objects=many",
                "--epoch=yesterday",
                "--account=42",
                "--region=Mars",
                "--malformed-findings=-1",
                "--s3-endpoint=nowhere",
                "--findings-cap=-1",
                "--huge-job-findings=-1",
                "--accounts=42",
                "--regions=Mars",
                "--faults=many",
                "--tick=0",
                "--findings-per-second=-1",
                "--no-such-option"
            })
    void aBadOptionIsOneLineAndExitCodeTwo(String option) {
        assertThat(execute(option)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTakenPortIsOneLineAndExitCodeTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(execute("--objects=0", "--port=" + taken.getLocalPort())).isEqualTo(2);
            assertThat(err.toString().lines())
                    .containsExactly("Port " + taken.getLocalPort() + " cannot be bound; choose another --port");
        }
    }

    @Test
    @Timeout(60)
    void aProcessTellsWhenItIsReadyAndEndsWhenAsked() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--objects=100",
                        "--account=444455556666")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine())
                    .matches(
                            "Macie simulator ready at http://127\\.0\\.0\\.1:\\d+ \\(account 444455556666, \\d+ findings\\)");
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    private int execute(String... args) {
        return SimulatorMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
