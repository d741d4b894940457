package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkIT {

    private TestShard shard;

    @BeforeEach
    void newShard() throws Exception {
        shard = TestShard.on(ProvisionedStack.get());
    }

    @AfterEach
    void close() {
        shard.close();
    }

    @Test
    void everyResultOfInterleavedGroupsIsInTheBucketOnce() throws Exception {
        shard.configure();
        shard.publishEverywhere(100);
        shard.kafka.publishInVain(List.of(Topics.CLASSIFICATION_RESULTS.record("k", shard.result("aborted", 0))));
        shard.publishEverywhere(100);

        try (RunningSink sink =
                RunningSink.start(shard.config(Map.of("batch.max.records", "20", "kafka.max.poll.records", "7")))) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(shard.ledger()).hasSizeGreaterThan(12).allMatch(object -> object.getRecordCount() < 27);
    }

    @Test
    void keysHaveMaciesLayoutBelowBothPrefixes() throws Exception {
        shard.configure();
        shard.publish(3);

        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(shard.bucket.lines().keySet())
                .allMatch(key -> key.matches("exports/macie-streams/AWSLogs/\\d{12}/Macie/us-east-1/"
                        + "(1{32}|2{32}|automated-sensitive-data-discovery)/444455556666/[-0-9a-f]{36}\\.jsonl\\.gz"))
                .hasSize(3);
    }

    @Test
    void aFewResultsAreWrittenWhenTheyAreOldEnough() throws Exception {
        shard.configure();

        try (RunningSink sink = RunningSink.start(shard.config(Map.of("batch.max.records", "1000000")))) {
            shard.publish(3);
            shard.awaitExactlyOnce();
            shard.publish(1);
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
    }

    @Test
    void resultsWaitForTheirExportConfiguration() throws Exception {
        shard.publishEverywhere(20);

        try (LogLines log = LogLines.of(OpenBatches.class);
                RunningSink sink = RunningSink.start(shard.config())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> log.has("waits: no export configuration of " + shard.accountAndRegion()));
            assertThat(shard.kafka.hasReadAll(shard.group, Topics.CLASSIFICATION_RESULTS))
                    .isFalse();
            shard.publishEverywhere(20);
            shard.configure();
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
    }

    @Test
    void resultsWithoutADestinationArePassedOver() throws Exception {
        shard.configure(null);
        shard.kafka.publish(List.of(Topics.CLASSIFICATION_RESULTS.record("k", shard.result("unset", 0))));

        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            shard.configure();
            await().until(() -> shard.kafka.hasReadAll(shard.group, Topics.CLASSIFICATION_RESULTS));
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(shard.ledger()).isEmpty();
    }

    @Test
    void resultsThatAreNotAuthoritativeAreNotExported() throws Exception {
        DataClassificationResult result = shard.result("finding-beside-a-file", 0);
        result.setAuthoritative(false);
        shard.kafka.publish(List.of(Topics.CLASSIFICATION_RESULTS.record("k", result)));

        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
    }

    @Test
    void bytesThatAreNoResultAreDeadLetteredOnceAndTheRestGoesOn() throws Exception {
        shard.configure();
        shard.publish(2);
        byte[] noAvro = shard.group.getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = ByteBuffer.allocate(64)
                .put((byte) 0)
                .putInt(123_456)
                .put(noAvro, 0, 30)
                .array();
        shard.kafka.publishBytes(Topics.CLASSIFICATION_RESULTS.name(), "arn:aws:s3:::one", noAvro);
        shard.kafka.publishBytes(Topics.CLASSIFICATION_RESULTS.name(), "arn:aws:s3:::one", unknownSchema);
        shard.publish(2);

        RunningSink crashing = RunningSink.start(shard.config(), uploader -> new CrashingUploader(uploader, 2));
        assertThat(crashing.awaitFailure()).isInstanceOf(CrashingUploader.Crash.class);
        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }

        assertThat(deadLetters(noAvro)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("arn:aws:s3:::one");
            assertThat(letter.value().getOrigin()).isEqualTo(Topics.CLASSIFICATION_RESULTS.name());
            assertThat(letter.value().getOffset()).isNotNull();
        });
        assertThat(deadLetters(unknownSchema)).hasSize(1);
    }

    @Test
    void stopsWhereTheBucketDoesNotExist() throws Exception {
        S3Destination missing = S3Destination.newBuilder(shard.bucket.destination())
                .setBucketName("no-such-bucket")
                .build();
        shard.configure(missing);
        shard.publish(1);

        assertThat(RunningSink.start(shard.config()).awaitFailure())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("no-such-bucket");
        assertThat(shard.ledger()).extracting(ExportedObject::getObjectKey).isEmpty();
    }

    private List<ConsumerRecord<String, DeadLetter>> deadLetters(byte[] payload) throws Exception {
        return shard.kafka.committed(Topics.DEAD_LETTERS).stream()
                .filter(letter -> letter.value().getPayload().equals(ByteBuffer.wrap(payload)))
                .toList();
    }
}
