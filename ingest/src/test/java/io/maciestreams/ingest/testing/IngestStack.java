package io.maciestreams.ingest.testing;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.local.SharedStack;
import io.maciestreams.local.Stack;
import io.maciestreams.provision.Provision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A provisioned stack, the settings to run ingest on it, and what a reader of its topics sees. */
public final class IngestStack {

    private static final String CURSOR = "/cursor";

    private final Stack stack;
    private final AvroSerdes serdes;

    private IngestStack(Stack stack) {
        this.stack = stack;
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
    }

    /** The stack of this JVM with all topics, of 4 partitions, and nothing in them. */
    public static IngestStack emptied() throws Exception {
        // What the SDK's default chain of credentials finds.
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        IngestStack started = new IngestStack(SharedStack.emptied());
        Map<String, String> settings = started.clientSettings();
        settings.put("topics.partitions", "4");
        settings.put("topics.replication.factor", "1");
        new Provision(settings).run();
        return started;
    }

    public Stack stack() {
        return stack;
    }

    /** Settings of an ingest that reads these shards from the simulator; the application is new for each name. */
    public Map<String, String> settings(String application, MacieSimulator macie, String... shards) {
        Map<String, String> settings = clientSettings();
        settings.put("ingest.application.id", application);
        settings.put("macie.endpoint", macie.endpoint().toString());
        settings.put("macie.shards", String.join(",", shards));
        settings.put("s3.endpoint", stack.s3Endpoint().toString());
        settings.put("poll.interval.ms", "200");
        settings.put("late.findings.poll.interval.ms", "200");
        settings.put("macie.requests.per.second", "1000");
        settings.put("disabled.retry.ms", "1000");
        settings.put("result.files.poll.interval.ms", "200");
        settings.put("kafka.session.timeout.ms", "6000");
        return settings;
    }

    /** All committed records of a topic. */
    public <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        return read(topic, serdes.deserializer(topic));
    }

    /** The same where values may be anything. */
    public List<ConsumerRecord<String, byte[]>> readBytes(Topic<?> topic) {
        return read(topic, new ByteArrayDeserializer());
    }

    private <V> List<ConsumerRecord<String, V>> read(Topic<?> topic, Deserializer<V> values) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(readCommitted(), new StringDeserializer(), values)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** All findings published for an account. */
    public List<Finding> findings(String account) {
        return values(Topics.FINDINGS, finding -> finding.getMacieAccountId().equals(account));
    }

    /** All results published from the files of an account's Macie. */
    public List<DataClassificationResult> results(String account) {
        return values(
                Topics.DISCOVERY_RESULTS, result -> result.getMacieAccountId().equals(account));
    }

    /** All export configurations published for a shard. */
    public List<ClassificationExportConfiguration> configurations(String shard) {
        return values(
                Topics.EXPORT_CONFIGURATIONS,
                configuration -> shard.equals(configuration.getMacieAccountId() + "/" + configuration.getRegion()));
    }

    /** All dead letters of a shard. */
    public List<DeadLetter> deadLetters(String shard) {
        return values(Topics.DEAD_LETTERS, letter -> shard.equals(letter.getShard()));
    }

    /** All statuses of a feed; key: account/Region/feed. */
    public List<IngestStatus> statuses(String key) {
        return read(Topics.INGEST_STATUS).stream()
                .filter(record -> record.key().equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The states of a feed, one after the other. */
    public List<String> states(String key) {
        return statuses(key).stream().map(IngestStatus::getState).toList();
    }

    /** Start of the last complete pass of a feed; empty before the first. */
    public Optional<Instant> polledAt(String shard, String feed) {
        return Optional.ofNullable(polledAt().get(shard + "/" + feed));
    }

    /** Start of the last complete pass of each feed that has had one; key: account/Region/feed. */
    public Map<String, Instant> polledAt() {
        Map<String, Instant> latest = new HashMap<>();
        for (ConsumerRecord<String, IngestCheckpoint> part : read(Topics.INGEST_CHECKPOINTS)) {
            if (part.key().endsWith(CURSOR)
                    && part.value() != null
                    && part.value().getPolledAt() != null) {
                latest.put(
                        part.key().substring(0, part.key().length() - CURSOR.length()),
                        part.value().getPolledAt());
            }
        }
        return latest;
    }

    /** How far readers of the topics can read by now: all committed records, and the markers of transactions. */
    public long committed(Topic<?>... topics) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(readCommitted(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(topics)
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private <V extends SpecificRecord> List<V> values(Topic<V> topic, Predicate<V> wanted) {
        return read(topic).stream().map(ConsumerRecord::value).filter(wanted).toList();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Map<String, Object> readCommitted() {
        return Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed");
    }

    private Map<String, String> clientSettings() {
        return new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                Objects.requireNonNull(stack.bootstrapServers()),
                "schema.registry.url",
                stack.schemaRegistryUrl()));
    }
}
