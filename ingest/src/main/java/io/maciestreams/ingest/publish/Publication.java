package io.maciestreams.ingest.publish;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A batch on its way to an outbox, while the feed that it comes from reads on. */
public final class Publication {

    private final FutureTask<Void> task;

    private Publication(FutureTask<Void> task) {
        this.task = task;
    }

    /**
     * Starts to publish.
     *
     * @param batch made by the thread that publishes it
     */
    public static Publication start(Outbox outbox, Supplier<Batch> batch, Executor executor) {
        FutureTask<Void> task = new FutureTask<>(() -> outbox.publish(batch.get()), null);
        executor.execute(task);
        return new Publication(task);
    }

    /** Whether the batch is committed, or will never be. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Returns when the batch is committed; throws what kept it from that. */
    public void await() {
        // Where no other thread has begun with it, this one does it.
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a transaction was under way", e);
        }
    }
}
