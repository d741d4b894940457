package io.maciestreams.sink;

import io.maciestreams.service.Service;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A sink in a thread of its own. */
final class RunningSink implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 180;

    private final Service service;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

    private RunningSink(Service service) {
        this.service = service;
    }

    static RunningSink start(SinkConfig config) {
        return start(config, uploader -> uploader);
    }

    /** Starts one whose uploads go through what {@code around} makes of the uploader. */
    static RunningSink start(SinkConfig config, UnaryOperator<ObjectUploader> around) {
        return start(new SinkService(
                config,
                () -> around.apply(new S3ObjectUploader(new S3Clients(config), config.partSize())),
                Clock.systemUTC()));
    }

    static RunningSink start(Service service) {
        RunningSink sink = new RunningSink(service);
        new Thread(sink::run, "sink").start();
        return sink;
    }

    @SuppressWarnings("CatchingUnchecked") // Also the simulated crash, an Error, has to reach the test.
    private void run() {
        try {
            service.run();
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    /** Waits until it ends by itself, and gives what it ended with. */
    Throwable awaitFailure() throws InterruptedException, TimeoutException {
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("The sink came to its end without a failure");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } finally {
            // One that goes on would disturb the tests after this.
            service.close();
        }
    }

    /** Waits until it ends by itself; a failure that it had is the test's. */
    void awaitEnd() {
        end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isRunning() {
        return !end.isDone();
    }

    /** Stops it; a failure that it had is the test's. */
    @Override
    public void close() {
        service.close();
        awaitEnd();
    }
}
