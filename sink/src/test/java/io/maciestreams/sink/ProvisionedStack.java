package io.maciestreams.sink;

import io.maciestreams.local.SharedStack;
import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import java.util.Map;

/** The stack that all integration tests of this JVM share, with our topics and schemas. */
final class ProvisionedStack {

    private static final Stack STACK = start();

    private ProvisionedStack() {}

    static Stack get() {
        return STACK;
    }

    /** Without what the tests before have left in its topics. */
    static Stack emptied() {
        Stack stack = SharedStack.emptied();
        provision(stack);
        return stack;
    }

    private static Stack start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Stack stack = SharedStack.get();
        provision(stack);
        return stack;
    }

    private static void provision(Stack stack) {
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
