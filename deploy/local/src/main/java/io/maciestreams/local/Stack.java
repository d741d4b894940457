package io.maciestreams.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** A Kafka broker, a schema registry and an S3 server to run programs of ours against, all empty or as their folder had them. */
public interface Stack extends AutoCloseable {
    /** The system property that says on what the servers run: local (default, {@link LocalStack}), or what a {@link StackStarter} offers. */
    String KIND_PROPERTY = "stack";

    /**
     * Starts the stack of the kind that the system property names and returns when all parts can be used; logs go to the folder.
     *
     * @throws StackException if a part does not come up, after what had been started was stopped, or if there is no such kind
     */
    static Stack start(Path directory) {
        String kind = System.getProperty(KIND_PROPERTY, LocalStack.KIND);
        return kind.equals(LocalStack.KIND)
                ? LocalStack.start(directory)
                : starter(kind).start(directory);
    }

    private static StackStarter starter(String kind) {
        return ServiceLoader.load(StackStarter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(starter -> starter.kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> new StackException(
                                "-D" + KIND_PROPERTY + "=" + kind
                                        + " is unknown: take local, or containers with macie-streams-local-containers on the class path"));
    }

    String bootstrapServers();

    /** The base address for clients of Confluent's schema registry, whose rule for every subject is FULL_TRANSITIVE. */
    String schemaRegistryUrl();

    /** The address for S3 clients, which have to use path-style access; any credentials will do. */
    URI s3Endpoint();

    /** The ARN of the only KMS key that the S3 server knows. */
    String kmsKeyArn();

    /** The file for the log of a program that runs beside the stack. */
    Path log(String name);

    /** Starts a program of ours as a process on this machine, to be stopped before the stack's parts, last started first. */
    ChildProcess start(JavaProgram program);

    /** Deletes all topics and all consumer groups, their members have ended or not; schemas and objects in S3 stay. */
    default void deleteTopicsAndGroups() {
        TopicsAndGroups.delete(bootstrapServers());
    }

    /** Stops everything, the broker last; returns when all is gone. */
    @Override
    void close();
}
