package io.maciestreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceMainTest {

    private final Path folder;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ServiceMainTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void captureErr() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseErr() {
        System.setErr(realErr);
    }

    @Test
    void aServiceThatEndsIsWell() throws Exception {
        assertThat(run("", settings -> service(() -> {}))).isZero();
    }

    @Test
    void anUnknownFailureIsOne() throws Exception {
        assertThat(run(
                        "",
                        settings -> service(() -> {
                            throw new IllegalStateException("broken");
                        })))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.bootstrap.servers=localhost",
                "kafka.bootstrap.servers=${env:NOBODY_SETS_THIS}",
                "kafka.bootstrap.servers=a:1\nschema.registry.url=registry",
                "kafka.bootstrap.servers=a:1\nschema.registry.url=http://re^gistry",
                "kafka.bootstrap.servers=a:1\nschema.registry.url=http://r\nno.such=1",
                "schema.registry.url=http://r"
            })
    void aWrongSettingIsOneLineAndTwo(String file) throws Exception {
        int exitCode = run(file, settings -> {
            ServiceConfig config = new ServiceConfig(ServiceConfig.definition(), settings);
            throw new AssertionError("accepted " + config);
        });

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("test: ")
                .containsAnyOf("kafka.bootstrap.servers", "schema.registry.url", "no.such");
    }

    @Test
    void aSettingThatKafkaRefusesLaterIsTwoAsWell() throws Exception {
        int exitCode = run(
                "",
                settings -> service(() -> {
                    throw new KafkaException("Failed to create", new ConfigException("No resolvable bootstrap urls"));
                }));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No resolvable bootstrap urls");
    }

    private int run(String file, Function<Map<String, String>, Service> create) throws Exception {
        Path settings = Files.writeString(folder.resolve("x.properties"), file);
        return new ServiceMain("test", ServiceConfig.definition(), create).run(new String[] {settings.toString()});
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Service service(Work work) {
        return new Service() {
            @Override
            public void run() throws Exception {
                work.run();
            }

            @Override
            public void close() {}
        };
    }
}
