package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.Finding;

class FindingRecordsTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int MAX_BYTES = 20 * 1024;

    private final FindingRecords records =
            new FindingRecords(SHARD, new DeadLetters(SHARD, Clock.fixed(NOW, ZoneOffset.UTC)), MAX_BYTES);

    @Test
    void leavesTheRecordsTimeToTheProducer() {
        assertThat(records.record(Findings.sensitiveData().build(), NOW).timestamp())
                .isNull();
    }

    @Test
    void aFindingTooLargeForARecordBecomesADeadLetterWithoutItsPayload() {
        Finding large =
                Findings.sensitiveData().description("x".repeat(MAX_BYTES)).build();

        ProducerRecord<String, SpecificRecord> record = records.record(large, NOW);

        assertThat(record.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
        assertThat(record.key()).isEqualTo(Findings.BUCKET_ARN);
        DeadLetter letter = (DeadLetter) record.value();
        assertThat(letter.getId()).isEqualTo(large.id());
        assertThat(letter.getReason()).contains("bytes");
        assertThat(letter.getPayload().remaining()).isZero();
        assertThat(letter.getFailedAt()).isEqualTo(NOW);
    }
}
