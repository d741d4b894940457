package io.maciestreams.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Kafka broker, a schema registry and an S3 server on this machine, which live as long as this object and keep their data in one folder. */
public final class LocalStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final KmsKey KEY =
            new KmsKey("arn:aws:kms:us-east-1:111122223333:key/3f8a1c52-6d0b-4e97-9a41-c2d85b7e6f10");

    private final StackDirectory directory;
    private final Watchdog watchdog = Watchdog.start();
    private final Broker broker;
    private final Registry registry;
    private final S3Mock s3;
    private final Thread shutdownHook = new Thread(this::close, "stack-shutdown");

    /** Programs and the front of S3, in the order in which they are stopped. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private volatile @Nullable S3Front s3Front;
    private boolean closed;

    private LocalStack(StackDirectory directory, Binaries binaries, Ports ports) {
        this.directory = directory;
        this.broker = new Broker(directory, binaries.kafka().toString(), ports.broker(), ports.controller());
        this.registry = new Registry(directory, binaries.registry(), ports.registry());
        this.s3 = new S3Mock(directory, binaries.s3Mock(), ports.s3(), KEY);
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
    private synchronized void throwIfStoppedMeanwhile(Throwable failure) {
        if (closed) {
            throw new StackException("The stack in " + directory.root() + " was stopped while it started", failure);
        }
    }

    private void startParts() {
        Part registryPart = registry.part();
        Part s3Part = s3.part();
        Part brokerPart = broker.part();
        ChildProcess registryProcess = start(registryPart.program());
        ChildProcess s3Process = start(s3Part.program());
        startS3Front();
        broker.formatter().ifPresent(this::runToItsEnd);
        ChildProcess brokerProcess = startToStopLast(brokerPart.program());
        brokerProcess.awaitReady(brokerPart.ready(), PATIENCE);
        registryProcess.awaitReady(registryPart.ready(), PATIENCE);
        registry.requireFullCompatibility();
        s3Process.awaitReady(s3Part.ready(), PATIENCE);
    }

    // After the services that use it and before the server behind it: what they still upload arrives.
    private synchronized void startS3Front() {
        requireOpen();
        S3Front front = S3Front.start(LoopbackHttp.address(s3.port()), KEY);
        s3Front = front;
        running.addFirst(front);
    }

    private void runToItsEnd(JavaProgram program) {
        ChildProcess process = start(program);
        process.awaitSuccess(PATIENCE);
        forget(process);
    }

    private synchronized void forget(ChildProcess ended) {
        running.remove(ended);
    }

    /** Starts a program beside the stack, to be stopped before the stack's parts, last started first. */
    public synchronized ChildProcess start(JavaProgram program) {
        requireOpen();
        ChildProcess process = ChildProcess.start(program, watchdog);
        running.addFirst(process);
        return process;
    }

    private synchronized ChildProcess startToStopLast(JavaProgram program) {
        requireOpen();
        ChildProcess process = ChildProcess.start(program, watchdog);
        running.addLast(process);
        return process;
    }

    private void requireOpen() {
        if (closed) {
            throw new StackException("The stack in " + directory.root() + " has been stopped");
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The base address for clients of Confluent's schema registry. */
    public String schemaRegistryUrl() {
        return registry.url();
    }

    /** The address for S3 clients, which have to use path-style access; any credentials will do. */
    public URI s3Endpoint() {
        return Objects.requireNonNull(s3Front, "the front of S3 has not started")
                .endpoint();
    }

    /** The ARN of the only KMS key that the S3 server knows. */
    public String kmsKeyArn() {
        return KEY.arn();
    }

    /** The file for the log of a program that runs beside the stack. */
    public Path log(String name) {
        return directory.log(name);
    }

    /**
     * Checks that every part and every program beside the stack still runs; one that others depend on is named before these.
     *
     * @throws StackException naming the program, its exit code and its log
     */
    public synchronized void requireAlive() {
        requireOpen();
        running.descendingIterator().forEachRemaining(started -> {
            if (started instanceof ChildProcess process) {
                process.requireAlive();
            }
        });
    }

    /** Stops everything, the broker last; returns when all processes are gone. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.addLast(watchdog);
        running.addLast(directory);
        closeAll();
        removeShutdownHook();
    }

    // One that cannot be stopped does not keep the others running.
    private void closeAll() {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable each : running) {
            try {
                each.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new StackException(
                    "Not everything in " + directory.root() + " was stopped: " + failures, failures.get(0));
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what called us, or it finds the stack closed.
        }
    }
}
