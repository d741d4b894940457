package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("results", 0);
    private static final TopicPartition SECOND = new TopicPartition("results", 1);
    private static final Plan PLAN = new Plan(9, 0, "ours/", Optional.empty());

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final GroupOffsets offsets = new GroupOffsets(consumer, Uuid.ONE_UUID, () -> Map.of(1, 40L));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 3L, SECOND, 3L));
    }

    @Test
    void areWhatIsCommittedWithItsPlan() {
        offsets.commit(FIRST, offsets.offset(7, Optional.of(PLAN)));
        offsets.commit(SECOND, offsets.offset(50, Optional.empty()));

        assertThat(offsets.of(Set.of(FIRST, SECOND)))
                .containsEntry(FIRST, new GroupOffsets.Place(7, Optional.of(PLAN)))
                .containsEntry(SECOND, new GroupOffsets.Place(50, Optional.empty()));
    }

    @Test
    void withoutACommitAreWhereTheLedgerEndsElseTheBeginning() {
        assertThat(offsets.of(Set.of(FIRST, SECOND)))
                .containsEntry(FIRST, new GroupOffsets.Place(3, Optional.empty()))
                .containsEntry(SECOND, new GroupOffsets.Place(40, Optional.empty()));
        assertThat(consumer.committed(Set.of(SECOND))).containsEntry(SECOND, offsets.offset(40, Optional.empty()));
    }

    @Test
    void ofATopicThatWasDeletedAreWorthNothing() {
        GroupOffsets ofDeleted = new GroupOffsets(consumer, Uuid.randomUuid(), Map::of);
        offsets.commit(FIRST, ofDeleted.offset(7, Optional.of(PLAN)));

        assertThat(offsets.of(Set.of(FIRST))).containsEntry(FIRST, new GroupOffsets.Place(3, Optional.empty()));
    }

    @Test
    void thatSomebodyElseHasSetAreTaken() {
        offsets.commit(FIRST, new OffsetAndMetadata(5));

        assertThat(offsets.of(Set.of(FIRST))).containsEntry(FIRST, new GroupOffsets.Place(5, Optional.empty()));
    }
}
