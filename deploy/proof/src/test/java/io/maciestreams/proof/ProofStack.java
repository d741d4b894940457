package io.maciestreams.proof;

import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.WholeTopic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A stack with our topics and schemas, for proofs that need no service. */
public record ProofStack(Stack stack) implements AutoCloseable {

    public static ProofStack start(Path directory) throws Exception {
        ProofStack proof = new ProofStack(Stack.start(directory));
        proof.provision();
        return proof;
    }

    void provision() throws Exception {
        new Provision(Map.of(
                        "kafka.bootstrap.servers",
                        bootstrapServers(),
                        "schema.registry.url",
                        schemaRegistryUrl(),
                        "topics.partitions",
                        "4",
                        "topics.replication.factor",
                        "1"))
                .run();
    }

    /** All committed records of a topic. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", schemaRegistryUrl()));
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (Consumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic))) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            new WholeTopic<>(consumer, Clock.systemUTC()).read(partitions, records::add);
        }
        return records;
    }

    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    public String schemaRegistryUrl() {
        return stack.schemaRegistryUrl();
    }

    @Override
    public void close() {
        stack.close();
    }
}
