package io.maciestreams.sink;

import static org.awaitility.Awaitility.await;

import io.maciestreams.local.Stack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What tests do with the broker: publish in transactions, read all that was committed, look at a group's offsets. */
final class TestKafka implements AutoCloseable {

    private final Stack stack;
    private final AvroSerdes serdes;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    TestKafka(Stack stack) {
        this.stack = stack;
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        this.admin = Admin.create(settings());
        this.producer = producer();
        producer.initTransactions();
    }

    /** Publishes in one transaction. */
    void publish(List<ProducerRecord<String, SpecificRecord>> records) {
        producer.beginTransaction();
        send(records);
        producer.commitTransaction();
    }

    /** Publishes in a transaction that is aborted. */
    void publishInVain(List<ProducerRecord<String, SpecificRecord>> records) {
        producer.beginTransaction();
        send(records);
        producer.flush();
        producer.abortTransaction();
    }

    void publishBytes(String topic, String key, byte[] value) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, key, value)).get();
        producer.commitTransaction();
    }

    <V extends SpecificRecord> List<ConsumerRecord<String, V>> committed(Topic<V> topic) throws Exception {
        Map<String, Object> settings = settings();
        settings.put("isolation.level", "read_committed");
        // Closing waits for the fetch that is under way.
        settings.put("fetch.max.wait.ms", "10");
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic))) {
            Map<TopicPartition, Long> ends = ends(topic);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            List<ConsumerRecord<String, V>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Lets a group begin where the topic ends now. */
    void beginAtEnd(String group, Topic<?> topic) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ends(topic).forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    /** Deletes every record that is in a topic now. */
    void deleteRecords(Topic<?> topic) throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends(topic).forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        admin.deleteRecords(all).all().get();
    }

    /** Lets Kafka forget a group, as it does when the group was empty for too long. */
    void forget(String group) throws Exception {
        admin.deleteConsumerGroups(List.of(group)).all().get();
    }

    /** Deletes a topic and makes it anew with as many partitions. */
    void makeAnew(Topic<?> topic) throws Exception {
        int partitions = ends(topic).size();
        admin.deleteTopics(List.of(topic.name())).all().get();
        await().ignoreExceptions().until(() -> {
            admin.createTopics(List.of(new NewTopic(topic.name(), partitions, (short) 1).configs(topic.configs())))
                    .all()
                    .get();
            return true;
        });
        await().ignoreExceptions().until(() -> ends(topic).size() == partitions);
    }

    boolean hasReadAll(String group, Topic<?> topic) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        offsets(group).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets.equals(ends(topic));
    }

    Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws Exception {
        return Objects.requireNonNull(
                admin.listConsumerGroupOffsets(group).all().get().get(group));
    }

    private Map<TopicPartition, Long> ends(Topic<?> topic) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = Objects.requireNonNull(admin.describeTopics(List.of(topic.name()))
                        .topicNameValues()
                        .get(topic.name()))
                .get()
                .partitions()
                .stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(topic.name(), info.partition()), info -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    // What a send fails with is thrown by commitTransaction.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(List<ProducerRecord<String, SpecificRecord>> records) {
        records.forEach(record -> producer.send(new ProducerRecord<>(
                record.topic(), record.key(), serdes.serializer().serialize(record.topic(), record.value()))));
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = settings();
        settings.put("transactional.id", "test-" + UUID.randomUUID());
        settings.put("retry.backoff.ms", 5);
        settings.put("max.request.size", Topic.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
