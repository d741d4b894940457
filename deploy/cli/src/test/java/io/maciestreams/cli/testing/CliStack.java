package io.maciestreams.cli.testing;

import io.maciestreams.cli.CommittedTopic;
import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and registry with our topics. */
public record CliStack(Stack stack, Admin admin) implements AutoCloseable {

    private static final int PARTITIONS = 4;

    public static CliStack start(Path folder) throws Exception {
        Stack stack = Stack.start(folder.resolve("stack"));
        CliStack started = new CliStack(stack, Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers())));
        Map<String, String> settings = new HashMap<>(started.settings());
        settings.put("topics.partitions", String.valueOf(PARTITIONS));
        settings.put("topics.replication.factor", "1");
        new Provision(settings).run();
        return started;
    }

    /** Where broker and registry are; a killed member of a group is missed soon. */
    public Map<String, String> settings() {
        return Map.of(
                "kafka.bootstrap.servers", stack.bootstrapServers(),
                "schema.registry.url", stack.schemaRegistryUrl(),
                "kafka.session.timeout.ms", "6000");
    }

    /** The same for a command that reads. */
    public List<String> options() {
        return List.of("--bootstrap-server", stack.bootstrapServers(), "--schema-registry", stack.schemaRegistryUrl());
    }

    public <V extends SpecificRecord> void publish(Topic<V> topic, Function<V, String> key, List<V> values)
            throws Exception {
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()), new StringSerializer(), serdes.serializer())) {
            List<Future<RecordMetadata>> sent = values.stream()
                    .map(value -> producer.send(topic.record(key.apply(value), value)))
                    .toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    public <V extends SpecificRecord> List<V> all(Topic<V> topic) {
        List<V> all = new ArrayList<>();
        ServiceConfig config = new ServiceConfig(ServiceConfig.definition(), settings());
        try (CommittedTopic<V> opened = CommittedTopic.open(config, topic)) {
            opened.readAll(Clock.systemUTC(), all::add);
        }
        return all;
    }

    /** Whether a group has committed an offset in each partition of macie.alerts. */
    public boolean hasOffsets(String group) throws Exception {
        return offsets(group).size() == PARTITIONS;
    }

    /** How many alerts a group has not committed. */
    public long lag(String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
                .mapToObj(i -> new TopicPartition(Topics.ALERTS.name(), i))
                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .mapToLong(end -> end.getValue().offset()
                        - (committed.containsKey(end.getKey())
                                ? committed.get(end.getKey()).offset()
                                : 0))
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    @Override
    public void close() {
        admin.close();
        stack.close();
    }
}
