package io.maciestreams.sink;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batches of the owned partitions, one each, and which of these partitions are read: one whose batch waits for an
 * export configuration is not, and while a planned batch is done again only its own is.
 */
final class OpenBatches {

    private static final Logger LOG = LoggerFactory.getLogger(OpenBatches.class);

    private final Consumer<?, ?> consumer;
    private final BatchLimits limits;
    private final BlockDeflater deflater = new BlockDeflater();
    private final Map<TopicPartition, Batch> batches = new LinkedHashMap<>();
    private final Map<TopicPartition, GroupKey> waiting = new HashMap<>();

    OpenBatches(Consumer<?, ?> consumer, BatchLimits limits) {
        this.consumer = consumer;
        this.limits = limits;
    }

    List<Batch> all() {
        return List.copyOf(batches.values());
    }

    /** Those that have reached a limit, or the end of their plan. */
    List<Batch> due(Instant now) {
        return batches.values().stream()
                .filter(batch -> batch.isDue(limits, now))
                .toList();
    }

    /** The largest, where all together take too much memory. */
    Optional<Batch> tooLarge() {
        boolean tooMuch = batches.values().stream().mapToLong(Batch::held).sum() > limits.maxMemory();
        return batches.values().stream()
                .filter(batch -> tooMuch && batch.plan().isEmpty() && !batch.hasNothingToWrite())
                .max(Comparator.comparingLong(Batch::held));
    }

    /** Begins a batch; one that was there is done, or given up. */
    void open(TopicPartition partition, long start, Optional<Plan> plan) {
        waiting.remove(partition);
        batches.put(partition, new Batch(partition, start, plan, deflater));
        // After a planned batch reading has come further than its end. Where it has not, what is fetched stays good.
        consumer.seek(partition, start);
    }

    /** Lets go of what was collected: it is read again once it is known where the group's results go to. */
    void await(Batch batch, GroupKey group) {
        LOG.warn("{} waits: no export configuration of {} has come yet", batch.partition(), group.shard());
        open(batch.partition(), batch.start(), Optional.empty());
        waiting.put(batch.partition(), group);
    }

    /** Ends the waiting for what is no longer unknown. */
    void letGoOn(Predicate<GroupKey> isUnknown) {
        waiting.values().removeIf(isUnknown.negate());
    }

    void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(batches::remove);
        partitions.forEach(waiting::remove);
    }

    /** Lets the consumer read what is to be read. */
    void steer() {
        Set<TopicPartition> resting = new HashSet<>(batches.keySet());
        resting.removeAll(toRead());
        consumer.pause(resting);
        consumer.resume(toRead());
    }

    // One planned batch at a time: together they may be more than one instance had open before.
    private Set<TopicPartition> toRead() {
        Optional<TopicPartition> planned = batches.values().stream()
                .filter(batch -> batch.plan().isPresent())
                .map(Batch::partition)
                .findFirst();
        Set<TopicPartition> toRead = planned.map(Set::of).orElse(batches.keySet());
        return toRead.stream()
                .filter(partition -> !waiting.containsKey(partition))
                .collect(Collectors.toSet());
    }
}
