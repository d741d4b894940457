package io.maciestreams.sink;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** How far an application has come, seen from outside its group; waits for a transaction that is about to change it. */
record CommittedOffsets(Admin admin, String applicationId) {

    /** The offsets that are of this topic, and not of one that had the same name. */
    Map<TopicPartition, OffsetAndMetadata> of(Uuid topicId) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        all().forEach((partition, offset) -> {
            boolean ofThisTopic = OffsetNote.decode(offset.metadata())
                    .map(note -> note.topicId().equals(topicId))
                    .orElse(true);
            if (ofThisTopic) {
                offsets.put(partition, offset);
            }
        });
        return offsets;
    }

    private Map<TopicPartition, OffsetAndMetadata> all() {
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        return Answer.of(
                admin.listConsumerGroupOffsets(applicationId, stable).partitionsToOffsetAndMetadata(applicationId),
                "the offsets of " + applicationId);
    }
}
