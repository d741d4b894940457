package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.Shard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** Keeps one worker for each checkpoint partition that the group assigns to this instance and that has shards. */
final class Placement implements ConsumerRebalanceListener {

    private final Consumer<?, ?> group;
    private final Map<Integer, List<Shard>> shards;
    private final BiFunction<Integer, List<Shard>, PartitionWorker> workerOf;
    private final Map<Integer, PartitionWorker> workers = new TreeMap<>();

    Placement(
            Consumer<?, ?> group,
            Map<Integer, List<Shard>> shards,
            BiFunction<Integer, List<Shard>, PartitionWorker> workerOf) {
        this.group = group;
        this.shards = Map.copyOf(shards);
        this.workerOf = workerOf;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        // The group only places work; each worker reads its partition by itself, after it has taken over.
        group.pause(assigned);
        assigned.stream()
                .map(TopicPartition::partition)
                .filter(shards::containsKey)
                .forEach(this::startWorker);
    }

    /** Returns when no worker of these partitions publishes any more, so that the next owner finds a settled state. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            PartitionWorker worker = workers.remove(partition.partition());
            if (worker != null) {
                worker.close();
            }
        }
    }

    /**
     * Looks after the workers. One that was fenced though its partition is still assigned here comes back only with
     * another assignment, so it asks for one.
     *
     * @throws ExecutionException where a worker could not go on
     */
    void check() throws ExecutionException, InterruptedException {
        boolean fenced = false;
        for (PartitionWorker worker : workers.values()) {
            fenced |= worker.isFenced();
        }
        if (fenced) {
            group.enforceRebalance("a publisher was fenced");
        }
    }

    private void startWorker(int partition) {
        PartitionWorker worker = workerOf.apply(partition, Objects.requireNonNull(shards.get(partition)));
        workers.put(partition, worker);
        worker.start();
    }
}
