package io.maciestreams.ingest;

import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.ClosedException;
import io.maciestreams.ingest.publish.FencedException;
import io.maciestreams.ingest.publish.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works for the shards of one checkpoint partition, in one thread, until it is closed or fenced.
 *
 * <p>Its order is what makes it exact: take over from the last owner, then read how far that one came, then poll Macie.
 */
final class PartitionWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);

    private final int partition;
    private final Publisher publisher;
    private final Supplier<Checkpoints> checkpoints;
    private final Function<Checkpoints, ShardFeeds> feeds;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final FutureTask<Boolean> work = new FutureTask<>(this::work);

    PartitionWorker(
            int partition,
            Publisher publisher,
            Supplier<Checkpoints> checkpoints,
            Function<Checkpoints, ShardFeeds> feeds) {
        this.partition = partition;
        this.publisher = publisher;
        this.checkpoints = checkpoints;
        this.feeds = feeds;
    }

    void start() {
        Thread thread = new Thread(work, "ingest-" + partition);
        // After close() it publishes nothing: the process need not wait until Macie answers its last request.
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Whether another owner has taken over, so that this worker has ended.
     *
     * @throws ExecutionException where the worker could not go on
     */
    boolean isFenced() throws ExecutionException, InterruptedException {
        return work.isDone() && work.get();
    }

    /** Returns when nothing is being published any more. */
    @Override
    public void close() {
        stop.countDown();
        publisher.close();
    }

    // True where it was fenced, false where it was closed.
    private boolean work() throws InterruptedException {
        try {
            publisher.open();
            try (ShardFeeds all = feeds.apply(checkpoints.get())) {
                poll(all.turns());
            }
            return false;
        } catch (ClosedException e) {
            return false;
        } catch (FencedException e) {
            LOG.info("Partition {} has another owner: {}", partition, String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void poll(List<? extends Turn> all) throws InterruptedException {
        List<Turn> turns = new ArrayList<>(all);
        Duration pause = Duration.ZERO;
        while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            takeTurns(turns);
            pause = turns.stream().map(Turn::untilDue).min(Duration::compareTo).orElseThrow();
        }
    }

    // Who has had a turn waits behind all others: what is scarce, such as requests to one Macie, goes round.
    private static void takeTurns(List<Turn> turns) {
        for (Turn turn : List.copyOf(turns)) {
            if (turn.runIfDue()) {
                turns.remove(turn);
                turns.add(turn);
            }
        }
    }
}
