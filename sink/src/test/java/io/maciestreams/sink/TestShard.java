package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.Stack;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An account with its bucket and its consumer group: tests that share a stack do not see each other's. */
final class TestShard implements AutoCloseable {

    static final String JOB_1 = "11111111111111111111111111111111";
    static final String JOB_2 = "22222222222222222222222222222222";

    private static final int HALF_A_MEGABYTE = 500_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final TestKafka kafka;
    final TestBucket bucket;
    final String group = "sink-" + UUID.randomUUID();

    private final Stack stack;
    private final String account =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));
    private final List<String> published = new ArrayList<>();

    private TestShard(Stack stack) {
        this.stack = stack;
        this.kafka = new TestKafka(stack);
        this.bucket = new TestBucket(stack);
    }

    /** The only one on a new stack: its group has no offsets yet. */
    static TestShard aloneOn(Stack stack) {
        return new TestShard(stack);
    }

    /** One whose group begins behind the results of the tests before. */
    static TestShard on(Stack stack) throws Exception {
        TestShard shard = new TestShard(stack);
        shard.kafka.beginAtEnd(shard.group, Topics.CLASSIFICATION_RESULTS);
        return shard;
    }

    String accountAndRegion() {
        return account + "/us-east-1";
    }

    /** Settings under which a batch is written at once. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", stack.bootstrapServers());
        settings.put("kafka.session.timeout.ms", "6000");
        settings.put("kafka.heartbeat.interval.ms", "500");
        settings.put("kafka.transaction.timeout.ms", "3000");
        settings.put("schema.registry.url", stack.schemaRegistryUrl());
        settings.put("s3.endpoint", stack.s3Endpoint().toString());
        settings.put("sink.application.id", group);
        settings.put("batch.max.age.ms", "200");
        return settings;
    }

    SinkConfig config() {
        return config(Map.of());
    }

    SinkConfig config(Map<String, String> others) {
        Map<String, String> settings = settings();
        settings.putAll(others);
        return new SinkConfig(settings);
    }

    void configure(@Nullable S3Destination destination) {
        kafka.publish(List.of(Topics.EXPORT_CONFIGURATIONS.record(
                accountAndRegion(), new ClassificationExportConfiguration(account, "us-east-1", destination))));
    }

    void configure() {
        configure(bucket.destination());
    }

    /** Publishes results of three groups in turn, all in one partition. */
    void publish(int count) {
        kafka.publish(IntStream.range(0, count)
                .mapToObj(i -> next(i, "arn:aws:s3:::one"))
                .toList());
    }

    /** Publishes results of three groups in turn, over all partitions. */
    void publishEverywhere(int count) {
        kafka.publish(IntStream.range(0, count)
                .mapToObj(i -> next(i, "arn:aws:s3:::b-" + i))
                .toList());
    }

    /** Publishes lines of half a megabyte for a first group, and for two others a third as many of another length. */
    int publishLarge(int lines, int lengthOfOthers) {
        int before = published.size();
        for (int i = 0; i < lines; i++) {
            List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
            records.add(next(0, "arn:aws:s3:::one", HALF_A_MEGABYTE));
            if (i % 3 == 0) {
                records.add(next(1, "arn:aws:s3:::one", lengthOfOthers));
                records.add(next(2, "arn:aws:s3:::one", lengthOfOthers));
            }
            kafka.publish(records);
        }
        return published.size() - before;
    }

    private ProducerRecord<String, SpecificRecord> next(int i, String key, int length) {
        ProducerRecord<String, SpecificRecord> record = next(i, key);
        ((DataClassificationResult) record.value()).setDescription(incompressible(length));
        return record;
    }

    private static String incompressible(int length) {
        byte[] bytes = new byte[length * 3 / 4];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A result that is expected in the bucket from now on. */
    private ProducerRecord<String, SpecificRecord> next(int i, String key) {
        String id = account + "-" + published.size();
        published.add(id);
        return Topics.CLASSIFICATION_RESULTS.record(key, result(id, i));
    }

    DataClassificationResult result(String id, int i) {
        List<@Nullable String> jobs = new ArrayList<>(List.of(JOB_1, JOB_2));
        jobs.add(null);
        DataClassificationResult result = Results.of(id, "444455556666", jobs.get(i % jobs.size()));
        result.setMacieAccountId(account);
        return result;
    }

    /** Ids of all results that are expected. */
    List<String> published() {
        return List.copyOf(published);
    }

    /** Waits until the group has read all there is. */
    void awaitAllRead() {
        await().atMost(PATIENCE).until(() -> kafka.hasReadAll(group, Topics.CLASSIFICATION_RESULTS));
    }

    /** Waits for that, and checks that the bucket and the ledger hold it exactly once. */
    void awaitExactlyOnce() throws Exception {
        awaitAllRead();
        assertExactlyOnce();
    }

    /** Checks that the bucket and the ledger hold each result once. */
    void assertExactlyOnce() throws Exception {
        assertThat(exportedIds()).containsExactlyInAnyOrderElementsOf(published);
        assertLedgerEqualsBucket();
    }

    List<String> exportedIds() throws Exception {
        JsonMapper mapper = new JsonMapper();
        List<String> ids = new ArrayList<>();
        for (List<String> lines : bucket.lines().values()) {
            for (String line : lines) {
                ids.add(mapper.readTree(line).get("id").textValue());
            }
        }
        return ids;
    }

    List<ExportedObject> ledger() throws Exception {
        return kafka.committed(Topics.EXPORT_LEDGER).stream()
                .map(ConsumerRecord::value)
                .filter(object -> object.getMacieAccountId().equals(account))
                .toList();
    }

    private void assertLedgerEqualsBucket() throws Exception {
        Map<String, List<String>> lines = bucket.lines();
        assertThat(ledger())
                .extracting(ExportedObject::getObjectKey)
                .containsExactlyInAnyOrderElementsOf(lines.keySet());
        for (ExportedObject object : ledger()) {
            String content = String.join("\n", lines.getOrDefault(object.getObjectKey(), List.of())) + "\n";
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            assertThat(object.getRecordCount()).isEqualTo(content.lines().count());
            assertThat(object.getSha256())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
            assertThat(object.getUncompressedSize()).isEqualTo(bytes.length);
        }
    }

    @Override
    public void close() {
        kafka.close();
        bucket.close();
    }
}
