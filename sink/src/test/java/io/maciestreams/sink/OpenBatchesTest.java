package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenBatchesTest {

    private static final TopicPartition FIRST = new TopicPartition("results", 0);
    private static final TopicPartition SECOND = new TopicPartition("results", 1);
    private static final TopicPartition THIRD = new TopicPartition("results", 2);
    private static final long MEMORY = 16_000;
    private static final Plan PLAN = new Plan(9, 0, "ours/", Optional.empty());

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final OpenBatches batches =
            new OpenBatches(consumer, new BatchLimits(1_000, Long.MAX_VALUE, Duration.ofDays(1), MEMORY));

    @BeforeEach
    void own() {
        consumer.assign(List.of(FIRST, SECOND, THIRD));
    }

    @Test
    void theLargestIsWrittenWhereAllTogetherTakeTooMuchMemory() {
        open(FIRST, SECOND);
        fill(batch(FIRST), 1);
        fill(batch(SECOND), 2);
        assertThat(batches.tooLarge()).isEmpty();

        fill(batch(SECOND), 4);
        assertThat(batches.tooLarge()).contains(batch(SECOND));
    }

    @Test
    void aPlannedOneIsNeverWrittenBeforeItsEnd() {
        batches.open(FIRST, 0, Optional.of(PLAN));
        fill(batch(FIRST), 20);

        assertThat(batches.tooLarge()).isEmpty();
    }

    @Test
    void plannedOnesAreDoneAgainOneByOneBeforeAnythingElse() {
        batches.open(FIRST, 0, Optional.of(PLAN));
        batches.open(SECOND, 0, Optional.of(PLAN));
        open(THIRD);

        batches.steer();
        assertThat(consumer.paused()).containsExactlyInAnyOrder(SECOND, THIRD);

        open(FIRST);
        batches.steer();
        assertThat(consumer.paused()).containsExactlyInAnyOrder(FIRST, THIRD);

        open(SECOND);
        batches.steer();
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void oneThatWaitsTakesNoMemoryAndIsNotRead() {
        open(FIRST, SECOND);
        fill(batch(FIRST), 1);
        GroupKey group = batch(FIRST).groups().keySet().iterator().next();

        batches.await(batch(FIRST), group);
        batches.steer();
        assertThat(batch(FIRST).held()).isZero();
        assertThat(consumer.paused()).containsExactly(FIRST);

        batches.letGoOn(any -> true);
        batches.steer();
        assertThat(consumer.paused()).containsExactly(FIRST);

        batches.letGoOn(any -> false);
        batches.steer();
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void aRevokedOneIsForgotten() {
        open(FIRST, SECOND);

        batches.drop(Set.of(FIRST));
        assertThat(batches.all()).extracting(Batch::partition).containsExactly(SECOND);
    }

    private void open(TopicPartition... partitions) {
        List.of(partitions).forEach(partition -> batches.open(partition, 0, Optional.empty()));
    }

    private Batch batch(TopicPartition partition) {
        return batches.all().stream()
                .filter(batch -> batch.partition().equals(partition))
                .findFirst()
                .orElseThrow();
    }

    private static void fill(Batch batch, int results) {
        for (int i = 0; i < results; i++) {
            batch.add(Lines.of(Results.ofJob("result-" + i)));
        }
    }
}
