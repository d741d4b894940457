package io.maciestreams.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the group is in each partition: by its committed offset, else by the ledger, else at the beginning. */
final class GroupOffsets {

    /** Where to go on, and the plan that is open there. */
    record Place(long start, Optional<Plan> plan) {}

    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);

    private final Consumer<String, byte[]> consumer;
    private final Uuid topicId;
    private final Supplier<Map<Integer, Long>> exportedEnds;

    /**
     * Reads and commits through a member of the group.
     *
     * @param exportedEnds ends of what the ledger has of this topic, by partition
     */
    GroupOffsets(Consumer<String, byte[]> consumer, Uuid topicId, Supplier<Map<Integer, Long>> exportedEnds) {
        this.consumer = consumer;
        this.topicId = topicId;
        this.exportedEnds = exportedEnds;
    }

    /** Also waits for the transaction in which a former owner may be committing. */
    Map<TopicPartition, Place> of(Set<TopicPartition> partitions) {
        Map<TopicPartition, Place> places = new HashMap<>();
        consumer.committed(partitions).forEach((partition, offset) -> Optional.ofNullable(offset)
                .flatMap(committed -> place(partition, committed))
                .ifPresent(place -> places.put(partition, place)));
        Set<TopicPartition> missing = partitions.stream()
                .filter(partition -> !places.containsKey(partition))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            places.putAll(first(missing));
        }
        return places;
    }

    void commit(TopicPartition partition, OffsetAndMetadata offset) {
        consumer.commitSync(Map.of(partition, offset));
    }

    /** An offset to commit. */
    OffsetAndMetadata offset(long offset, Optional<Plan> plan) {
        return new OffsetAndMetadata(offset, new OffsetNote(topicId, plan).encode());
    }

    private Optional<Place> place(TopicPartition partition, OffsetAndMetadata committed) {
        Optional<OffsetNote> note = OffsetNote.decode(committed.metadata());
        if (note.filter(found -> !found.topicId().equals(topicId)).isPresent()) {
            LOG.warn("{}: the committed offset {} is of a topic that was deleted", partition, committed.offset());
            return Optional.empty();
        }
        return Optional.of(new Place(committed.offset(), note.flatMap(OffsetNote::plan)));
    }

    private Map<TopicPartition, Place> first(Set<TopicPartition> partitions) {
        Map<Integer, Long> exported = exportedEnds.get();
        Map<TopicPartition, Place> places = new HashMap<>();
        consumer.beginningOffsets(partitions).forEach((partition, beginning) -> {
            long start = Objects.requireNonNull(exported.getOrDefault(partition.partition(), beginning));
            LOG.info("{} has no committed offset: going on at {}, {}", partition, start, source(exported, partition));
            commit(partition, offset(start, Optional.empty()));
            places.put(partition, new Place(start, Optional.empty()));
        });
        return places;
    }

    private static String source(Map<Integer, Long> exported, TopicPartition partition) {
        return exported.containsKey(partition.partition()) ? "where the ledger ends" : "the beginning";
    }
}
