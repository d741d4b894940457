package io.maciestreams.ingest;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.MacieConnector;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.ingest.replay.Connections;
import io.maciestreams.ingest.replay.ReplayFiles;
import io.maciestreams.ingest.replay.S3ReplayFiles;
import io.maciestreams.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** What the settings of ingest lead to. */
final class ReplayConnections implements Connections {

    private static final String REGION_OF_THE_FIRST_BUCKETS = "us-east-1";

    private final IngestConfig config;
    private final KafkaClients kafka;
    private final MacieConnector macie;

    ReplayConnections(IngestConfig config) {
        this.config = config;
        this.kafka = new KafkaClients(config);
        this.macie = new MacieConnector(
                config.macieEndpoint(), config.requestTimeout(), config.requestRates(), config.accounts());
    }

    @Override
    public Publisher publisher(String replayId, int checkpointPartition) {
        return new Publisher(kafka.producerOfReplay(replayId), checkpointPartition);
    }

    @Override
    public Consumer<String, IngestCheckpoint> checkpoints() {
        return kafka.checkpointConsumer();
    }

    @Override
    public Consumer<String, byte[]> records() {
        return kafka.bytesReader();
    }

    @Override
    public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
        return kafka.deserializer(topic);
    }

    @Override
    public ReplayFiles bucket(String name, String prefix) {
        ResultFilesConfig files = config.resultFiles();
        return S3ReplayFiles.of(
                name, prefix, files.s3Endpoint(), files.s3Region().orElse(REGION_OF_THE_FIRST_BUCKETS));
    }

    @Override
    public List<Shard> shards() {
        return config.shards();
    }

    @Override
    public MacieConnection macie(Shard shard) {
        return macie.connect(shard);
    }
}
