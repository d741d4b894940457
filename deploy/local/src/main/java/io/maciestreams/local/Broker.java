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
record Broker(StackDirectory directory, String classpath, int port, int controllerPort) {
    private static final String NAME = "broker";

    // The largest record of ours has 8 MiB; the rest is for its key, its headers and the batch around it.
    private static final int MAX_MESSAGE_BYTES = 9 * 1024 * 1024;

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The program that prepares an empty folder for Kafka; none where that has been done. */
    Optional<JavaProgram> formatter() {
        if (Files.exists(directory.kafka().resolve("meta.properties"))) {
            return Optional.empty();
        }
        String clusterId = Uuid.randomUuid().toString();
        return Optional.of(program("broker formatter", "kafka.tools.StorageTool")
                .withArguments(
                        "format",
                        "--cluster-id",
                        clusterId,
                        "--config",
                        settings().toString()));
    }

    Part part() {
        JavaProgram server =
                program(NAME, "kafka.Kafka").withArguments(settings().toString());
        return new Part(server, new BrokerReady(port));
    }

    private JavaProgram program(String name, String main) {
        Path logging = directory.copiedSettings("broker-logback.xml");
        return JavaProgram.main(name, classpath, main, directory.log(NAME))
                .withJvmArguments("-Xmx256m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + logging);
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
        setNode(properties);
        setSingleReplicas(properties);
        setPace(properties);
        properties.setProperty("log.dirs", directory.kafka().toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        properties.setProperty("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        // A stack that was off for longer than the default week still knows where its groups stood.
        properties.setProperty("offsets.retention.minutes", "525600");
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

    private static void setSingleReplicas(Properties properties) {
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "5");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "5");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void setPace(Properties properties) {
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a crash the broker waits for its old session to end before it serves again.
        properties.setProperty("broker.session.timeout.ms", "1500");
        properties.setProperty("broker.heartbeat.interval.ms", "300");
        // The default of 20 ms limits transactions that follow each other closely to about twenty a second.
        properties.setProperty("add.partitions.to.txn.retry.backoff.ms", "1");
        // The default is 128 MB of heap for the log cleaner.
        properties.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    }
}
