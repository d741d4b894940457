package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.topics.Topics;
import io.maciestreams.topics.WholeTopic;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads what applications have written, from macie.export-ledger. */
record LedgerReader(KafkaClients kafka, Predicate<String> applications, Clock clock) {

    /** Every object, of whatever topic; waits for transactions that are open, as one may be of what the offsets tell already. */
    void read(Consumer<ExportedObject> reader) {
        try (org.apache.kafka.clients.consumer.Consumer<String, ExportedObject> consumer =
                kafka.reader(Topics.EXPORT_LEDGER)) {
            new WholeTopic<>(consumer, clock).read(ends(consumer), entry -> {
                if (applications.test(entry.value().getApplicationId())) {
                    reader.accept(entry.value());
                }
            });
        }
    }

    private Map<TopicPartition, Long> ends(org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetSpec> partitions = consumer.partitionsFor(Topics.EXPORT_LEDGER.name()).stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(info.topic(), info.partition()), info -> OffsetSpec.latest()));
        try (Admin admin = kafka.admin()) {
            return Answer.of(admin.listOffsets(partitions).all(), "the end of " + Topics.EXPORT_LEDGER.name())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    /** The greatest end offset of each partition of a topic that has objects. */
    Map<Integer, Long> ends(Uuid topicId) {
        Map<Integer, Long> ends = new HashMap<>();
        read(object -> {
            if (object.getTopicId().equals(topicId.toString())) {
                ends.merge(object.getPartition(), object.getEndOffset(), Long::max);
            }
        });
        return ends;
    }
}
