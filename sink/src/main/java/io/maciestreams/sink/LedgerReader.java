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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads what applications have written, from macie.export-ledger. */
record LedgerReader(KafkaClients kafka, Predicate<String> applications, Clock clock) {

    /** Every object, of whatever topic. */
    void read(Consumer<ExportedObject> reader) {
        String topic = Topics.EXPORT_LEDGER.name();
        try (org.apache.kafka.clients.consumer.Consumer<String, ExportedObject> consumer =
                kafka.reader(Topics.EXPORT_LEDGER)) {
            new WholeTopic<>(consumer, clock)
                    .read(
                            consumer.partitionsFor(topic).stream()
                                    .map(info -> new TopicPartition(topic, info.partition()))
                                    .collect(Collectors.toSet()),
                            entry -> {
                                if (applications.test(entry.value().getApplicationId())) {
                                    reader.accept(entry.value());
                                }
                            });
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
