package io.maciestreams.local.containers;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.KmsKey;
import io.maciestreams.local.Programs;
import io.maciestreams.local.RegistryRule;
import io.maciestreams.local.S3Front;
import io.maciestreams.local.Stack;
import java.net.URI;
import java.nio.file.Path;

/** Broker, registry and S3 in containers; the front before S3 and the programs beside the stack are the same as on {@link io.maciestreams.local.LocalStack}. */
final class ContainerStack implements Stack {
    private final Logs logs;
    private final Servers servers;
    private final S3Front s3Front;
    private final Programs programs = new Programs();
    private boolean closed;

    private ContainerStack(Logs logs, Servers servers, S3Front s3Front) {
        this.logs = logs;
        this.servers = servers;
        this.s3Front = programs.add(s3Front);
    }

    static ContainerStack start(Path directory) {
        Logs logs = Logs.in(directory);
        Servers servers = Servers.start(logs);
        try {
            RegistryRule.require(servers.registry().url());
            return new ContainerStack(logs, servers, S3Front.start(servers.s3().url(), KmsKey.OF_STACK));
        } catch (RuntimeException | Error e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return servers.broker().getBootstrapServers();
    }

    @Override
    public String schemaRegistryUrl() {
        return servers.registry().url();
    }

    @Override
    public URI s3Endpoint() {
        return s3Front.endpoint();
    }

    @Override
    public String kmsKeyArn() {
        return KmsKey.OF_STACK.arn();
    }

    @Override
    public Path log(String name) {
        return logs.file(name);
    }

    @Override
    public ChildProcess start(JavaProgram program) {
        return programs.start(program);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (servers) {
            programs.close();
        }
    }
}
