package io.maciestreams.local.containers;

import io.maciestreams.local.StackException;
import java.util.concurrent.CompletionException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.lifecycle.Startables;

/** The three containers of a stack. When this JVM ends without closing them, Testcontainers removes them, unless it is killed and Ryuk is off. */
record Servers(BrokerContainer broker, RegistryContainer registry, S3Container s3) implements AutoCloseable {

    /** Starts all three together and returns when each can be used. */
    static Servers start(Logs logs) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new StackException(
                    "No container engine answers: start one, set DOCKER_HOST, or run without -Dstack=containers");
        }
        Servers servers = new Servers(new BrokerContainer(), new RegistryContainer(), new S3Container());
        try {
            servers.startLoggingTo(logs);
            return servers;
        } catch (CompletionException e) {
            servers.close();
            throw new StackException("A container did not start: " + reason(e) + " (logs: " + logs.folder() + ")", e);
        }
    }

    private void startLoggingTo(Logs logs) {
        broker.withLogConsumer(logs.consumer("broker"));
        registry.withLogConsumer(logs.consumer("registry"));
        s3.withLogConsumer(logs.consumer("s3"));
        Startables.deepStart(broker, registry, s3).join();
    }

    private static String reason(CompletionException failure) {
        return String.valueOf(failure.getCause()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        s3.stop();
        registry.stop();
        broker.stop();
    }
}
