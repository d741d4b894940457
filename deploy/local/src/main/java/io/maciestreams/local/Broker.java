package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The Kafka broker of the stack: one node that is its own controller. */
record Broker(StackDirectory directory, Path classpath, int port, int controllerPort) {
    private static final String NAME = "broker";
    private static final String HEAP = "256m";

    /** The system property of those whose stacks do not run long enough for the broker to gain from the second compiler. */
    private static final String BRIEF = "stack.brief";

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The program that prepares an empty folder for Kafka; none where that has been done. */
    Optional<JavaProgram> formatter() {
        if (Files.exists(directory.kafka().resolve("meta.properties"))) {
            return Optional.empty();
        }
        String clusterId = Uuid.randomUuid().toString();
        return Optional.of(brief(program("broker formatter", "kafka.tools.StorageTool"))
                .withArguments(
                        "format",
                        "--cluster-id",
                        clusterId,
                        "--config",
                        settings().toString()));
    }

    Part part() {
        JavaProgram server = program(NAME, "kafka.Kafka");
        JavaProgram inJvm = Boolean.getBoolean(BRIEF) ? brief(server) : lasting(server);
        return new Part(inJvm.withArguments(settings().toString()), new BrokerReady(port));
    }

    private JavaProgram program(String name, String main) {
        return JavaProgram.main(name, classpath.toString(), main, directory.log(NAME));
    }

    private JavaProgram brief(JavaProgram program) {
        return program.inBriefJvm(HEAP, logging()).withClassArchive(archive());
    }

    private JavaProgram lasting(JavaProgram program) {
        return program.withJvmArguments("-Xmx" + HEAP, "-XX:+UseSerialGC", logging())
                .withClassArchive(archive());
    }

    private String logging() {
        return "-Dlogback.configurationFile=" + directory.copiedSettings("broker-logback.xml");
    }

    private Path archive() {
        return classpath.resolveSibling(JavaProgram.CLASS_ARCHIVE);
    }

    private Path settings() {
        Path file = directory.settings("broker.properties");
        try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
            properties().store(writer, null);
            return file;
        } catch (IOException e) {
            throw new StackException("Cannot write " + file + ": " + e, e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(BrokerSettings.ofOneNode());
        setNode(properties);
        properties.setProperty("log.dirs", directory.kafka().toString());
        return properties;
    }

    private void setNode(Properties properties) {
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    }
}
