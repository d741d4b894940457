package io.maciestreams.cli.notifier;

import io.maciestreams.service.ServiceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Alerts on their way, while one assignment lasts. Those of one subject go one after the other, each once the one before
 * it is done; subjects do not wait for each other. A rest before a repetition takes no thread.
 */
final class Deliveries {

    private final Sender sender;
    private final ScheduledThreadPoolExecutor workers;
    private final Map<String, Deque<Delivery>> subjects = new HashMap<>();
    private final Map<TopicPartition, OpenOffsets> offsets = new HashMap<>();
    private int open;
    private @Nullable Throwable failure;

    Deliveries(Sender sender, int maxInFlight) {
        this.sender = sender;
        this.workers = new ScheduledThreadPoolExecutor(maxInFlight);
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    synchronized void add(ConsumerRecord<String, byte[]> record) {
        Delivery delivery = new Delivery(record);
        offsets.computeIfAbsent(delivery.partition(), any -> new OpenOffsets()).take(record.offset());
        open++;
        Deque<Delivery> waiting = subjects.computeIfAbsent(delivery.subject(), any -> new ArrayDeque<>());
        waiting.add(delivery);
        if (waiting.size() == 1) {
            schedule(delivery, Duration.ZERO);
        }
    }

    private void schedule(Delivery delivery, Duration rest) {
        if (!workers.isShutdown()) {
            // It catches whatever it may throw.
            ScheduledFuture<?> unused = workers.schedule(() -> attempt(delivery), rest.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void attempt(Delivery delivery) {
        try {
            Optional<Duration> again = sender.attempt(delivery);
            synchronized (this) {
                again.ifPresentOrElse(rest -> schedule(delivery, rest), () -> done(delivery));
            }
        } catch (Throwable e) {
            // Told to the thread that polls: this one has nobody above it.
            fail(e);
        }
    }

    private void done(Delivery delivery) {
        Objects.requireNonNull(offsets.get(delivery.partition()))
                .done(delivery.record().offset());
        open--;
        Deque<Delivery> waiting = Objects.requireNonNull(subjects.get(delivery.subject()));
        waiting.remove();
        if (waiting.isEmpty()) {
            subjects.remove(delivery.subject());
        } else {
            schedule(waiting.element(), Duration.ZERO);
        }
    }

    private synchronized void fail(Throwable e) {
        failure = e;
    }

    /** How many alerts are not done. */
    synchronized int open() {
        return open;
    }

    /** For each partition the offset before which all is done. */
    synchronized Map<TopicPartition, Long> committable() {
        Map<TopicPartition, Long> all = new HashMap<>();
        offsets.forEach((partition, each) -> all.put(partition, each.committable()));
        return all;
    }

    synchronized void requireWell() {
        if (failure instanceof ServiceException known) {
            throw known;
        }
        if (failure != null) {
            throw new IllegalStateException("an alert could be neither sent nor given up", failure);
        }
    }

    /** Waits for the requests under way, as long as their timeout lets them; begins no other. */
    void stop() {
        workers.shutdown();
        try {
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
