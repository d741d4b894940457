package io.maciestreams.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Kafka broker, a schema registry and an S3 server on this machine, which live as long as this object and keep their data in one folder. */
public final class LocalStack implements Stack {
    static final String KIND = "local";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StackDirectory directory;
    private final Programs programs = new Programs();
    private final Broker broker;
    private final Registry registry;
    private final S3Mock s3;
    private final Thread shutdownHook = new Thread(this::close, "stack-shutdown");

    private volatile @Nullable S3Front s3Front;

    private LocalStack(StackDirectory directory, Binaries binaries, Ports ports) {
        this.directory = directory;
        this.broker = new Broker(directory, binaries.kafka(), ports.broker(), ports.controller());
        this.registry = new Registry(directory, binaries.registry(), ports.registry());
        this.s3 = new S3Mock(directory, binaries.s3Mock(), ports.s3(), KmsKey.OF_STACK);
    }

    /**
     * Starts all parts and returns when all can be used. A folder that held a stack before still has its data; ports differ from
     * start to start.
     *
     * @throws StackException if a part does not come up, after what had been started was stopped, or if the folder is in use
     */
    public static LocalStack start(Path directory) {
        Binaries binaries = Binaries.of(Checkout.find());
        Ports ports = Ports.pick();
        LocalStack stack = claim(directory, binaries, ports);
        try {
            Runtime.getRuntime().addShutdownHook(stack.shutdownHook);
            stack.startParts();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.throwIfStoppedMeanwhile(e);
            stack.close();
            throw e;
        }
    }

    private static LocalStack claim(Path directory, Binaries binaries, Ports ports) {
        StackDirectory claimed = StackDirectory.claim(directory);
        try {
            return new LocalStack(claimed, binaries, ports);
        } catch (RuntimeException | Error e) {
            claimed.close();
            throw e;
        }
    }

    // A part that our shutdown hook has stopped did not fail.
    private void throwIfStoppedMeanwhile(Throwable failure) {
        if (programs.isClosed()) {
            throw new StackException("The stack in " + directory.root() + " was stopped while it started", failure);
        }
    }

    private void startParts() {
        Part registryPart = registry.part();
        Part s3Part = s3.part();
        Part brokerPart = broker.part();
        ChildProcess registryProcess = start(registryPart.program());
        ChildProcess s3Process = start(s3Part.program());
        // After the services that use it and before the server behind it: what they still upload arrives.
        s3Front = programs.add(S3Front.start(LoopbackHttp.address(s3.port()), KmsKey.OF_STACK));
        broker.formatter().ifPresent(formatter -> programs.runToItsEnd(formatter, PATIENCE));
        ChildProcess brokerProcess = programs.startToStopLast(brokerPart.program());
        brokerProcess.awaitReady(brokerPart.ready(), PATIENCE);
        registryProcess.awaitReady(registryPart.ready(), PATIENCE);
        RegistryRule.require(registry.url());
        s3Process.awaitReady(s3Part.ready(), PATIENCE);
    }

    @Override
    public ChildProcess start(JavaProgram program) {
        return programs.start(program);
    }

    /** Runs a program beside the stack until it has done its work. */
    public void runToItsEnd(JavaProgram program, Duration patience) {
        programs.runToItsEnd(program, patience);
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String schemaRegistryUrl() {
        return registry.url();
    }

    @Override
    public URI s3Endpoint() {
        return Objects.requireNonNull(s3Front, "the front of S3 has not started")
                .endpoint();
    }

    @Override
    public String kmsKeyArn() {
        return KmsKey.OF_STACK.arn();
    }

    @Override
    public Path log(String name) {
        return directory.log(name);
    }

    /**
     * Checks that every part and every program beside the stack still runs; one that others depend on is named before these.
     *
     * @throws StackException naming the program, its exit code and its log
     */
    public void requireAlive() {
        programs.requireAlive();
    }

    @Override
    public synchronized void close() {
        if (programs.isClosed()) {
            return;
        }
        try (directory) {
            programs.close();
        }
        removeShutdownHook();
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what called us, or it finds the stack closed.
        }
    }
}
