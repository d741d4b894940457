package io.maciestreams.sink;

import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The stack that all integration tests of this JVM share: it starts with the first of them and ends with the JVM. */
final class SharedStack {

    private static final Stack STACK = start();

    private SharedStack() {}

    static Stack get() {
        return STACK;
    }

    private static Stack start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Stack stack = Stack.start(folder());
        provision(stack);
        return stack;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "stack-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void provision(Stack stack) {
        try {
            new Provision(Map.of(
                            "kafka.bootstrap.servers",
                            stack.bootstrapServers(),
                            "schema.registry.url",
                            stack.schemaRegistryUrl(),
                            "topics.partitions",
                            "4",
                            "topics.replication.factor",
                            "1"))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot provision the stack", e);
        }
    }
}
