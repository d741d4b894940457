package io.maciestreams.ingest.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("macie.ingest-checkpoints", 3);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final MockConsumer<String, IngestCheckpoint> consumer = new MockConsumer<>("none");
    private final CheckpointReader reader = new CheckpointReader(() -> consumer);
    private long offset;

    @Test
    void anEmptyPartitionHasNoCheckpoints() {
        holds(0);
        assertThat(reader.read(PARTITION).parts()).isEmpty();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void theNewestValueOfEachKeyCounts() {
        holds(3);
        consumer.schedulePollTask(() -> {
            put("a", checkpoint(1));
            put("b", checkpoint(2));
        });
        consumer.schedulePollTask(() -> put("a", checkpoint(3)));

        assertThat(reader.read(PARTITION).parts()).isEqualTo(Map.of("a", checkpoint(3), "b", checkpoint(2)));
    }

    @Test
    void aTombstoneTakesItsKeyAwayUntilItComesAgain() {
        holds(5);
        consumer.schedulePollTask(() -> {
            put("a", checkpoint(1));
            put("b", checkpoint(2));
            put("a", null);
            put("b", null);
            put("b", checkpoint(3));
        });

        assertThat(reader.read(PARTITION).parts()).isEqualTo(Map.of("b", checkpoint(3)));
    }

    @Test
    void readsOnThroughPollsThatBringNothing() {
        holds(1);
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> put("a", checkpoint(1)));

        assertThat(reader.read(PARTITION).parts()).containsOnlyKeys("a");
    }

    @Test
    void aFailureToReadIsNotTakenForTheEnd() {
        holds(1);
        consumer.setPollException(new KafkaException("unreadable"));

        assertThatThrownBy(() -> reader.read(PARTITION))
                .isInstanceOf(KafkaException.class)
                .hasMessage("unreadable");
        assertThat(consumer.closed()).isTrue();
    }

    private void holds(long records) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, records));
    }

    private void put(String key, @Nullable IngestCheckpoint value) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, key, value));
    }

    private static IngestCheckpoint checkpoint(long seconds) {
        return IngestCheckpoint.newBuilder()
                .setPolledAt(NOW.plusSeconds(seconds))
                .build();
    }
}
