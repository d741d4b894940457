package io.maciestreams.ingest;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An ingest that runs in a thread of the test. */
final class RunningIngest {

    private final IngestService service;
    private final FutureTask<@Nullable Void> run;

    private RunningIngest(IngestService service) {
        this.service = service;
        this.run = new FutureTask<>(() -> {
            service.run();
            return null;
        });
    }

    /** Runs an ingest for as long as {@code body} takes; fails if it could not go on. */
    static void during(Map<String, String> settings, Body body) throws Exception {
        RunningIngest ingest = start(settings);
        try {
            body.run();
        } finally {
            ingest.stop();
        }
    }

    /** Why an ingest with these settings cannot go on; waits until it ends. */
    static Throwable failure(Map<String, String> settings) throws Exception {
        try {
            start(settings).run.get(60, TimeUnit.SECONDS);
            throw new AssertionError("It came to its end without a failure");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    private static RunningIngest start(Map<String, String> settings) {
        RunningIngest ingest = new RunningIngest(new IngestService(new IngestConfig(settings), Clock.systemUTC()));
        new Thread(ingest.run, "ingest").start();
        return ingest;
    }

    private void stop() throws Exception {
        service.close();
        run.get(30, TimeUnit.SECONDS);
    }

    /** What a test does meanwhile. */
    interface Body {
        void run() throws Exception;
    }
}
