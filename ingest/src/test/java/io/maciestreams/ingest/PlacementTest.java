package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Publisher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Shard FIRST = new Shard("111122223333", "us-east-1");
    private static final Shard SECOND = new Shard("444455556666", "us-east-1");

    private final MockConsumer<byte[], byte[]> group = new MockConsumer<>("latest");
    private final Map<Integer, MockProducer<String, SpecificRecord>> producers = new TreeMap<>();
    private final Map<Integer, List<Shard>> started = new TreeMap<>();
    private final Placement placement =
            new Placement(group, Map.of(0, List.of(FIRST), 2, List.of(SECOND)), this::worker);

    @Test
    void worksForAssignedPartitionsThatHaveShards() {
        assign(0, 1, 2);

        assertThat(started).isEqualTo(Map.of(0, List.of(FIRST), 2, List.of(SECOND)));
        assertThat(group.paused()).hasSize(3);
        placement.onPartitionsRevoked(partitions(0, 1, 2));
    }

    @Test
    void noWorkerOfARevokedPartitionPublishesAnyMore() {
        assign(0, 2);
        placement.onPartitionsRevoked(partitions(0, 1));

        assertThat(producer(0).closed()).isTrue();
        assertThat(producer(2).closed()).isFalse();
        placement.onPartitionsRevoked(partitions(2));
    }

    @Test
    void asksForAnotherAssignmentWhenAWorkerWasFenced() throws Exception {
        assign(0);
        placement.check();
        assertThat(group.shouldRebalance()).isFalse();

        await().until(() -> producer(0).transactionInitialized());
        producer(0).fenceProducer();
        await().until(() -> {
            placement.check();
            return group.shouldRebalance();
        });
        placement.onPartitionsRevoked(partitions(0));
    }

    @Test
    void passesOnThatAWorkerCouldNotGoOn() {
        assign(2);
        producer(2).commitTransactionException = new IllegalStateException("a bug");

        await().untilAsserted(() -> assertThatThrownBy(placement::check)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("a bug"));
        placement.onPartitionsRevoked(partitions(2));
    }

    private MockProducer<String, SpecificRecord> producer(int partition) {
        return Objects.requireNonNull(producers.get(partition));
    }

    private void assign(Integer... partitions) {
        group.assign(partitions(partitions));
        placement.onPartitionsAssigned(partitions(partitions));
    }

    private static List<TopicPartition> partitions(Integer... partitions) {
        return Arrays.stream(partitions)
                .map(partition -> new TopicPartition("macie.ingest-checkpoints", partition))
                .toList();
    }

    private PartitionWorker worker(int partition, List<Shard> shards) {
        started.put(partition, shards);
        MockProducer<String, SpecificRecord> producer =
                new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
        producers.put(partition, producer);
        Publisher publisher = new Publisher(producer, partition);
        return new PartitionWorker(
                partition,
                publisher,
                Checkpoints::none,
                checkpoints -> new ShardFeeds(List.of(new PublishingTurn(publisher)), List.of(), List.of()));
    }
}
