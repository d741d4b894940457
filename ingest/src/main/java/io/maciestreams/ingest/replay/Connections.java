package io.maciestreams.ingest.replay;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** The ways to Kafka, S3 and Macie; each call opens a new one, which the caller closes. */
public interface Connections {

    /** Publisher of a replay: opening it ends another run with the same id. */
    Publisher publisher(String replayId, int checkpointPartition);

    Consumer<String, IngestCheckpoint> checkpoints();

    /** Reads committed records without a group. */
    Consumer<String, byte[]> records();

    <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic);

    ReplayFiles bucket(String name, String prefix);

    /** What the settings name. */
    List<Shard> shards();

    MacieConnection macie(Shard shard);
}
