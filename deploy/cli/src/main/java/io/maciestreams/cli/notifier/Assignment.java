package io.maciestreams.cli.notifier;

import io.maciestreams.service.ServiceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions that this instance has at the time, and the deliveries of their alerts. */
final class Assignment implements ConsumerRebalanceListener {

    private static final int MAX_OPEN = 1_000;

    private final Consumer<String, byte[]> consumer;
    private final Sender sender;
    private final NotifierConfig config;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private @Nullable Deliveries deliveries;

    Assignment(Consumer<String, byte[]> consumer, Sender sender, NotifierConfig config) {
        this.consumer = consumer;
        this.sender = sender;
        this.config = config;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        commitStart(partitions);
        deliveries = new Deliveries(sender, config.maxInFlight());
    }

    // Without an offset of its own, a partition would begin at its end again after each restart, and what came
    // meanwhile
    // would be lost.
    private void commitStart(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
        Set<TopicPartition> unknown = new HashSet<>(partitions);
        unknown.removeIf(partition -> known.get(partition) != null);
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        (config.startsWithNewest() ? consumer.endOffsets(unknown) : consumer.beginningOffsets(unknown))
                .forEach((partition, offset) -> starts.put(partition, new OffsetAndMetadata(offset)));
        consumer.commitSync(starts);
        starts.forEach((partition, start) -> consumer.seek(partition, start));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        end();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        stopDeliveries();
        committed.clear();
    }

    /** Takes in new alerts; asks for no more while many wait for their answer. */
    void take(ConsumerRecords<String, byte[]> records) {
        Deliveries current = deliveries;
        if (current == null) {
            return;
        }
        records.forEach(current::add);
        if (current.open() >= MAX_OPEN) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    /**
     * Commits what needs no further sending.
     *
     * @throws ServiceException where sending cannot go on
     */
    void commit() {
        Deliveries current = deliveries;
        if (current == null) {
            return;
        }
        current.requireWell();
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        current.committable().forEach((partition, offset) -> {
            if (!offset.equals(committed.put(partition, offset))) {
                moved.put(partition, new OffsetAndMetadata(offset));
            }
        });
        if (!moved.isEmpty()) {
            consumer.commitSync(moved);
        }
    }

    /** Waits for the requests under way, then commits; what waits for a repetition is left to the next owner. */
    void end() {
        Deliveries ended = deliveries;
        if (ended != null) {
            ended.stop();
            commit();
            deliveries = null;
            committed.clear();
        }
    }

    private void stopDeliveries() {
        if (deliveries != null) {
            deliveries.stop();
            deliveries = null;
        }
    }
}
