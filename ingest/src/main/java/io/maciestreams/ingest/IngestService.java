package io.maciestreams.ingest;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the group that shares the shards among instances, and runs the workers of those that fall to this one. */
final class IngestService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final Duration TICK = Duration.ofMillis(200);

    private final IngestConfig config;
    private final KafkaClients kafka;
    private final WorkerFactory workers;
    private volatile boolean closed;

    IngestService(Map<String, String> settings) {
        this(new IngestConfig(settings), Clock.systemUTC());
    }

    IngestService(IngestConfig config, Clock clock) {
        this.config = config;
        this.kafka = new KafkaClients(config);
        this.workers = new WorkerFactory(config, kafka, clock);
    }

    @Override
    public void run() throws Exception {
        String topic = Topics.INGEST_CHECKPOINTS.name();
        try (Consumer<byte[], byte[]> group = kafka.placementConsumer()) {
            Placement placement = new Placement(group, shardsByPartition(partitions(topic, group)), workers::worker);
            group.subscribe(List.of(topic), placement);
            LOG.info("Ingest of {} has started", config.shards());
            while (!closed) {
                group.poll(TICK);
                placement.check();
            }
        }
        // Closing the consumer took the partitions away, which closed the workers.
        LOG.info("Ingest has stopped");
    }

    @Override
    public void close() {
        closed = true;
    }

    private static int partitions(String topic, Consumer<?, ?> group) {
        int partitions = group.partitionsFor(topic).size();
        if (partitions == 0) {
            throw new ServiceException("There is no topic " + topic + ": run the provision step first");
        }
        return partitions;
    }

    private Map<Integer, List<Shard>> shardsByPartition(int partitions) {
        return config.shards().stream()
                .collect(Collectors.groupingBy(shard -> CheckpointKey.partition(shard, partitions)));
    }
}
