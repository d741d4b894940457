package io.maciestreams.proof;

import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import java.nio.file.Path;
import java.util.Map;

/** A stack with our topics and schemas, for proofs that need no service. */
public record ProofStack(Stack stack) implements AutoCloseable {

    public static ProofStack start(Path directory) throws Exception {
        ProofStack proof = new ProofStack(Stack.start(directory));
        proof.provision();
        return proof;
    }

    private void provision() throws Exception {
        new Provision(Map.of(
                        "kafka.bootstrap.servers",
                        bootstrapServers(),
                        "schema.registry.url",
                        schemaRegistryUrl(),
                        "topics.partitions",
                        "4",
                        "topics.replication.factor",
                        "1"))
                .run();
    }

    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    public String schemaRegistryUrl() {
        return stack.schemaRegistryUrl();
    }

    @Override
    public void close() {
        stack.close();
    }
}
