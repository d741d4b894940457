package io.maciestreams.processor;

import io.maciestreams.avro.Finding;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.SharedStack;
import io.maciestreams.local.Stack;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.provision.Provision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.FindingHeaders;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and registry with nothing in them, findings to send through them, and processors to run beside them. */
final class TestedStack implements AutoCloseable {

    private static final int TRANSACTION = 200;

    private final Path folder;
    private final Stack stack;
    private final List<ChildProcess> processors = new ArrayList<>();
    private final Serializer<SpecificRecord> avro;
    private final AvroSerdes serdes;

    TestedStack(Path folder) {
        this.folder = folder;
        this.stack = SharedStack.emptied();
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        this.avro = serdes.serializer();
    }

    void provision() throws Exception {
        Map<String, String> settings = new HashMap<>(addresses());
        settings.put("topics.partitions", "4");
        settings.put("topics.replication.factor", "1");
        new Provision(settings).run();
    }

    /** Settings of a processor whose death the group notices soon. */
    Map<String, String> settings(String stateDir) {
        Map<String, String> settings = new HashMap<>(addresses());
        settings.put("state.dir", folder.resolve(stateDir).toString());
        settings.put("kafka.replication.factor", "1");
        settings.put("kafka.session.timeout.ms", "6000");
        settings.put("kafka.heartbeat.interval.ms", "1500");
        settings.put("kafka.max.poll.records", "100");
        return settings;
    }

    /** The same for a process that runs only some applications, which is sooner done. */
    Map<String, String> settings(String stateDir, String applications) {
        Map<String, String> settings = settings(stateDir);
        settings.put("processor.applications", applications);
        return settings;
    }

    /** Starts a processor as in production: a process of its own, with a file of settings. */
    ChildProcess start(Map<String, String> settings) throws IOException {
        return start("processor", settings);
    }

    /** The same under a name, by which its log is found. */
    ChildProcess start(String name, Map<String, String> settings) throws IOException {
        Path file = Files.createTempFile(folder, "processor", ".properties");
        List<String> lines = new ArrayList<>();
        settings.forEach((setting, value) -> lines.add(setting + "=" + value));
        Files.write(file, lines);
        ChildProcess processor = stack.start(
                JavaProgram.main(name, System.getProperty("java.class.path"), ProcessorMain.class.getName(), log(name))
                        .inBriefJvm("256m")
                        .withArguments(file.toString()));
        processors.add(processor);
        return processor;
    }

    Path log() {
        return log("processor");
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    void publish(List<Scan> scans) {
        publishRaw(scans.stream()
                .map(scan -> raw(scan.bucketArn(), bytes(scan.finding())))
                .toList());
    }

    /** The same findings as a replay sends them. */
    void replay(List<Scan> scans, String replayId) {
        publishRaw(scans.stream()
                .map(scan -> raw(scan.bucketArn(), bytes(scan.finding())))
                .map(record -> replayed(record, replayId))
                .toList());
    }

    private static ProducerRecord<String, byte[]> replayed(ProducerRecord<String, byte[]> record, String replayId) {
        record.headers()
                .add(FindingHeaders.PROVENANCE, "REPLAY".getBytes(StandardCharsets.UTF_8))
                .add(FindingHeaders.REPLAY_ID, replayId.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** Whether a group has read all that a topic holds. */
    boolean hasReadAll(String group, Topic<?> topic) throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || (committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset()
                                            >= end.getValue().offset()));
        }
    }

    void publishFinding(Finding finding) {
        publishRaw(List.of(raw("arn:aws:s3:::bucket-1", bytes(finding))));
    }

    <V extends SpecificRecord> void publish(Topic<V> topic, String key, V value) {
        publishRaw(List.of(new ProducerRecord<>(topic.name(), key, avro.serialize(topic.name(), value))));
    }

    /** Each finding under the bucket that it is about. */
    void publishFindings(List<Finding> findings) {
        publishRaw(findings.stream()
                .map(finding -> raw(finding.getResourcesAffected().getS3Bucket().getArn(), bytes(finding)))
                .toList());
    }

    private byte[] bytes(Finding finding) {
        return avro.serialize(Topics.FINDINGS.name(), finding);
    }

    static ProducerRecord<String, byte[]> raw(String key, byte[] value) {
        return new ProducerRecord<>(Topics.FINDINGS.name(), key, value);
    }

    void publishRaw(List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = producer("findings")) {
            producer.initTransactions();
            for (int start = 0; start < records.size(); start += TRANSACTION) {
                producer.beginTransaction();
                for (var record : records.subList(start, Math.min(start + TRANSACTION, records.size()))) {
                    // A failure of any send fails the commit.
                    var unused = producer.send(record);
                }
                producer.commitTransaction();
            }
        }
    }

    /** All committed records of a topic. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        try (KafkaConsumer<String, V> consumer = consumer(topic)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, V>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The latest value of each key. */
    <V extends SpecificRecord> Map<String, V> compacted(Topic<V> topic) {
        Map<String, V> latest = new HashMap<>();
        read(topic).forEach(record -> latest.put(record.key(), record.value()));
        return latest;
    }

    /** Leaves a topic with offsets but without a record that a reader of committed records would see. */
    void abortTransactionIn(Topic<?> topic) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer("aborted")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic.name(), "key", new byte[] {0}))
                    .get();
            producer.abortTransaction();
        }
    }

    TopicProbe probe() {
        return new TopicProbe(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    /** Does what Kafka does when a group has been empty for long. */
    void forgetOffsets(String group) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        }
    }

    void setOffsetsToStart(String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        try (Admin admin = admin()) {
            admin.describeTopics(List.of(Topics.FINDINGS.name())).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .forEach(partition -> start.put(
                            new TopicPartition(Topics.FINDINGS.name(), partition.partition()),
                            new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, start).all().get();
        }
    }

    Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    Set<String> groups() throws Exception {
        try (Admin admin = admin()) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());
        }
    }

    /** Leaves a compacted topic as it is when compaction has taken all tombstones out of it, and nothing else was there. */
    void forgetRecordsOf(Topic<?> topic) throws Exception {
        try (Admin admin = admin()) {
            setCleanup(admin, topic, "delete");
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(partition -> all.put(
                            new TopicPartition(topic.name(), partition.partition()), RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
            setCleanup(admin, topic, "compact");
        }
    }

    private static void setCleanup(Admin admin, Topic<?> topic, String policy) throws Exception {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), List.of(set)))
                .all()
                .get();
    }

    /** Which partitions each static member of a group has, by its name. */
    Map<String, Set<TopicPartition>> assignments(String group) throws Exception {
        return staticMembers(group, member -> member.assignment().topicPartitions());
    }

    /** The id that each static member of a group has got from the broker, by its name. */
    Map<String, String> memberIds(String group) throws Exception {
        return staticMembers(group, MemberDescription::consumerId);
    }

    private <T> Map<String, T> staticMembers(String group, Function<MemberDescription, T> value) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .filter(member -> member.groupInstanceId().isPresent())
                    .collect(Collectors.toMap(member -> member.groupInstanceId().orElseThrow(), value));
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    private KafkaProducer<String, byte[]> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "transactional.id",
                        transactionalId,
                        "retry.backoff.ms",
                        5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private <V extends SpecificRecord> KafkaConsumer<String, V> consumer(Topic<V> topic) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.deserializer(topic));
    }

    private Map<String, String> addresses() {
        return Map.of(
                "kafka.bootstrap.servers", stack.bootstrapServers(),
                "schema.registry.url", stack.schemaRegistryUrl());
    }

    @Override
    public void close() {
        processors.forEach(ChildProcess::kill);
    }
}
