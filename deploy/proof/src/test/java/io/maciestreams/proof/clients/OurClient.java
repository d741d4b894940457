package io.maciestreams.proof.clients;

import io.maciestreams.proof.ProofStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic with our own deserializers. */
record OurClient(ProofStack stack) {

    private static final Duration POLL = Duration.ofSeconds(1);

    <V extends SpecificRecord> TopicDigest read(Topic<V> topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        try (Consumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic))) {
            consumer.assign(consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            return TopicDigest.of(lines(consumer));
        }
    }

    private static <V extends SpecificRecord> List<String> lines(Consumer<String, V> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<String> lines = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> lines.add(CanonicalForm.line(record.key(), record.value())));
        }
        return lines;
    }
}
