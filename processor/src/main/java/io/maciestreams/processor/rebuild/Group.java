package io.maciestreams.processor.rebuild;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** What Kafka knows of the consumer group of an application. */
record Group(RebuildClients clients, Admin admin, String id) {

    // So few may be ends of transactions and what compaction left of records: a look tells.
    private static final long WORTH_A_LOOK = 1_000;

    /** Whether it has read anything. */
    boolean hasOffsets() throws ExecutionException, InterruptedException {
        return !committed().isEmpty();
    }

    /** Whether any process runs the application. */
    boolean hasMembers() throws ExecutionException, InterruptedException {
        try {
            return !Objects.requireNonNull(admin.describeConsumerGroups(List.of(id))
                            .all()
                            .get()
                            .get(id))
                    .members()
                    .isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    /** About how many records of these topics it has still to read; zero only where there is none. */
    long lag(Collection<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Set<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> beginnings = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        long lag = 0;
        for (TopicPartition partition : partitions) {
            long end = Objects.requireNonNull(ends.get(partition));
            long next = Math.max(offset(committed.get(partition)), Objects.requireNonNull(beginnings.get(partition)));
            lag += end - next > WORTH_A_LOOK || clients.holdRecords(partition, next, end) ? end - next : 0;
        }
        return lag;
    }

    void delete() throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(id)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(id)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private Set<TopicPartition> partitions(Collection<String> topics) throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
