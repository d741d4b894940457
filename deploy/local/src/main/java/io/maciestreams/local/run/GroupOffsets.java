package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far consumer groups have come in their topics. */
final class GroupOffsets implements AutoCloseable {

    private final Admin admin;

    GroupOffsets(LocalStack stack) {
        this.admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    /** Whether the topic holds committed records that the group has not committed; one that is not there holds none. */
    boolean lags(String group, String topic) throws ExecutionException, InterruptedException {
        if (!admin.listTopics().names().get().contains(topic)) {
            return false;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
        return committedEnds(topic).entrySet().stream()
                .anyMatch(end ->
                        offset(committed.get(end.getKey())) < end.getValue().offset());
    }

    /** The sum of the offsets that the group has committed in the topic. */
    long committed(String group, String topic) throws ExecutionException, InterruptedException {
        return offsets(group).entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(topic))
                .mapToLong(partition -> offset(partition.getValue()))
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> committedEnds(String topic)
            throws ExecutionException, InterruptedException {
        TopicDescription description = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(
                        0, description.partitions().size())
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
        return admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
