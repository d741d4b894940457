package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop with Kafka's own stand-ins for its clients; each batch is due as soon as it holds a record. */
class ExportLoopTest {

    private static final TopicPartition RESULTS = new TopicPartition(Topics.CLASSIFICATION_RESULTS.name(), 0);
    private static final TopicPartition CONFIGURATIONS = new TopicPartition(Topics.EXPORT_CONFIGURATIONS.name(), 0);
    private static final Uuid TOPIC = Uuid.ONE_UUID;
    private static final String BUCKET = "exports";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    private final MockConsumer<String, ClassificationExportConfiguration> configurationConsumer =
            configurationConsumer();
    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    private final FakeObjectUploader uploader = new FakeObjectUploader();
    private final RefusingConsumer consumer = new RefusingConsumer();
    private final ExportLoop loop = loop();

    /** Refuses commits as a group does that has gone on with another owner. */
    private static final class RefusingConsumer extends MockConsumer<String, byte[]> {

        private @Nullable Long committedByTheNewOwner;

        RefusingConsumer() {
            super("none");
        }

        void refuseBecauseAnotherCommitted(long offset) {
            committedByTheNewOwner = offset;
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (committedByTheNewOwner == null) {
                super.commitSync(offsets);
                return;
            }
            super.commitSync(Map.of(RESULTS, new OffsetAndMetadata(committedByTheNewOwner)));
            committedByTheNewOwner = null;
            throw new CommitFailedException();
        }
    }

    @BeforeEach
    void own() {
        uploader.createBucket(BUCKET);
        producer.initTransactions();
        consumer.assign(List.of(RESULTS));
        consumer.updateBeginningOffsets(Map.of(RESULTS, 0L));
    }

    @Test
    void pausesUntilTheConfigurationComes() {
        begin();
        publish(0, "1");

        loop.turn();
        assertThat(consumer.paused()).containsExactly(RESULTS);
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(0, TOPIC.toString()));
        assertThat(ended()).isEmpty();

        configure();
        loop.turn();
        assertThat(consumer.paused()).isEmpty();
        publish(0, "1");
        loop.turn();
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(0, note(new Plan(1, 0, "ours/", Optional.empty()))));
        assertThat(exported()).extracting(ExportedObject::getRecordCount).containsExactly(1L);
        assertThat(ended()).containsExactly(1L);
    }

    @Test
    void cutsAPlannedBatchAtItsEnd() {
        configure();
        consumer.commitSync(
                Map.of(RESULTS, new OffsetAndMetadata(0, note(new Plan(2, 0, "planned/", Optional.empty())))));
        begin();
        publish(0, "1", "2", "3");

        loop.turn();
        assertThat(ended()).containsExactly(2L);
        assertThat(exported()).extracting(ExportedObject::getRecordCount).containsExactly(2L);
        assertThat(exported()).allMatch(object -> object.getObjectKey().startsWith("planned/"));
        assertThat(consumer.position(RESULTS)).isEqualTo(2);

        publish(2, "3");
        loop.turn();
        assertThat(ended()).containsExactly(2L, 3L);
        assertThat(exported().get(1).getObjectKey()).startsWith("ours/");
    }

    @Test
    void uploadsNothingWhereTheGroupRefusesThePlan() {
        configure();
        begin();
        publish(0, "1");
        consumer.refuseBecauseAnotherCommitted(5);

        loop.turn();
        assertThat(uploader.isEmpty(BUCKET)).isTrue();
        assertThat(consumer.position(RESULTS)).isEqualTo(5);

        publish(5, "6");
        loop.turn();
        assertThat(ended()).containsExactly(6L);
    }

    @Test
    void doesABatchAgainWhoseEndTheGroupRefused() {
        configure();
        begin();
        publish(0, "1");
        producer.sendOffsetsToTransactionException = new CommitFailedException();

        loop.turn();
        assertThat(exported()).isEmpty();
        assertThat(consumer.position(RESULTS)).isZero();

        producer.sendOffsetsToTransactionException = null;
        publish(0, "1");
        loop.turn();
        assertThat(exported()).hasSize(1);
        assertThat(ended()).containsExactly(1L);
    }

    @Test
    void givesUpARecordWithoutValueInTheBatchsTransaction() {
        begin();
        publishNothing(0);

        loop.turn();
        assertThat(ended()).containsExactly(1L);
        assertThat(values(DeadLetter.class))
                .extracting(DeadLetter::getReason)
                .containsExactly("the record has no value");
    }

    private ExportLoop loop() {
        ExportConfigurations configurations = new ExportConfigurations(configurationConsumer, CLOCK);
        ConfigurationHistory history = configurations.history();
        ResultsTopic results = new ResultsTopic(() -> TOPIC);
        return new ExportLoop(
                consumer,
                new ResultDecoder(id -> DataClassificationResult.SCHEMA$),
                configurations,
                new Planner(history, new DestinationChecks(uploader, "ours/"), results, "ours/", Optional.empty()),
                new Exporter(uploader, new Destinations(history), TOPIC, "app", CLOCK),
                new GroupOffsets(consumer, TOPIC, Map::of),
                new Ledger(producer),
                new BatchLimits(1, Long.MAX_VALUE, Duration.ofDays(1), Long.MAX_VALUE),
                CLOCK);
    }

    private static MockConsumer<String, ClassificationExportConfiguration> configurationConsumer() {
        MockConsumer<String, ClassificationExportConfiguration> consumer = new MockConsumer<>("none");
        consumer.updateBeginningOffsets(Map.of(CONFIGURATIONS, 0L));
        consumer.updateEndOffsets(Map.of(CONFIGURATIONS, 0L));
        return consumer;
    }

    private void begin() {
        loop.onPartitionsAssigned(Set.of(RESULTS));
    }

    private void configure() {
        S3Destination destination = new S3Destination(BUCKET, null, null, "arn:aws:kms:us-east-1:111122223333:key/k");
        configurationConsumer.addRecord(new ConsumerRecord<>(
                CONFIGURATIONS.topic(),
                0,
                0,
                "key",
                new ClassificationExportConfiguration(Results.ACCOUNT, Results.REGION, destination)));
        configurationConsumer.updateEndOffsets(Map.of(CONFIGURATIONS, 1L));
    }

    private void publish(long offset, String... ids) {
        for (int i = 0; i < ids.length; i++) {
            byte[] value = Lines.avro(Results.ofJob(ids[i]));
            consumer.addRecord(new ConsumerRecord<>(RESULTS.topic(), 0, offset + i, "key", value));
        }
    }

    @SuppressWarnings("NullAway") // Kafka does not say that values may be null.
    private void publishNothing(long offset) {
        consumer.addRecord(new ConsumerRecord<>(RESULTS.topic(), 0, offset, "key", null));
    }

    private static String note(Plan plan) {
        return new OffsetNote(TOPIC, Optional.of(plan)).encode();
    }

    private OffsetAndMetadata committed() {
        return Objects.requireNonNull(consumer.committed(Set.of(RESULTS)).get(RESULTS));
    }

    /** Offsets that batches were ended with. */
    private List<Long> ended() {
        return producer.consumerGroupOffsetsHistory().stream()
                .flatMap(groups -> groups.values().stream())
                .flatMap(partitions -> partitions.values().stream())
                .map(OffsetAndMetadata::offset)
                .toList();
    }

    private List<ExportedObject> exported() {
        return values(ExportedObject.class);
    }

    private <T> List<T> values(Class<T> type) {
        return producer.history().stream()
                .map(ProducerRecord::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
