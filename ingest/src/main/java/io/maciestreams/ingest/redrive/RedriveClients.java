package io.maciestreams.ingest.redrive;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The ways to Kafka; each call opens a new one, which the caller closes. */
public interface RedriveClients {

    /** Reads committed records without a group. */
    Consumer<byte[], byte[]> records();

    Consumer<String, IngestCheckpoint> checkpoints();

    /** The producer of all redrives: another one ends this one. */
    Producer<byte[], byte[]> producer();

    Serializer<SpecificRecord> serializer();

    <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic);
}
