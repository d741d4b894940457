package io.maciestreams.processor;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.processor.records.DeadLetterPolicy;
import io.maciestreams.processor.records.DeadLetters;
import io.maciestreams.provision.SchemaProvision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.JsonTopic;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One application on Kafka's test driver, with the settings and error policy of production. */
final class TestedApplication implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final String scope = "tested-application-" + UUID.randomUUID();
    private final TopologyTestDriver driver;
    private final AvroSerdes serdes;

    TestedApplication(Application application, Path stateDir) throws Exception {
        this(application, stateDir, Map.of());
    }

    TestedApplication(Application application, Path stateDir, Map<String, String> more) throws Exception {
        new SchemaProvision(MockSchemaRegistry.getClientForScope(scope)).provision(Topics.WITH_SCHEMA);
        ProcessorConfig config = config(stateDir, more);
        serdes = new AvroSerdes(config.schemaRegistry());
        Properties settings = new Properties();
        settings.putAll(config.streams(application));
        // The driver forgets what is not committed when it takes the next record in, dead letters too: Kafka does not.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(DeadLetterPolicy.DEAD_LETTERS, new DeadLetters(serdes, Clock.fixed(NOW, ZoneOffset.UTC)));
        driver = new TopologyTestDriver(application.topology(serdes, config), settings, NOW);
    }

    private ProcessorConfig config(Path stateDir, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("kafka.bootstrap.servers", "unused:9092");
        settings.put("schema.registry.url", "mock://" + scope);
        settings.put("state.dir", stateDir.toString());
        return new ProcessorConfig(settings);
    }

    <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), serdes.serde(topic).serializer());
    }

    TestInputTopic<String, byte[]> rawInput(Topic<?> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
    }

    <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return serdes.serde(topic).serializer().serialize(topic.name(), value);
    }

    /** What was written since the last call. */
    <V extends SpecificRecord> List<TestRecord<String, V>> output(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readRecordsToList();
    }

    /** The same of a topic of JSON documents. */
    List<TestRecord<String, String>> output(JsonTopic topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new StringDeserializer())
                .readRecordsToList();
    }

    /** Sends a record that was published at a given time. */
    <V extends SpecificRecord> void send(Topic<V> topic, String key, @Nullable V value, Instant at, Header... headers) {
        input(topic).pipeInput(new TestRecord<>(key, value, new RecordHeaders(headers), at));
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    List<DeadLetter> deadLetters() {
        return output(Topics.DEAD_LETTERS).stream().map(TestRecord::value).toList();
    }

    @Override
    public void close() {
        driver.close();
        MockSchemaRegistry.dropScope(scope);
    }
}
