package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes in transactions, as the services do. */
final class TopicWriter implements AutoCloseable {

    private final Producer<String, SpecificRecord> producer;

    TopicWriter(LocalStack stack) {
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topic.MAX_RECORD_BYTES),
                new StringSerializer(),
                serdes.serializer());
        producer.initTransactions();
    }

    // What a send fails with is thrown by commitTransaction.
    @SuppressWarnings("FutureReturnValueIgnored")
    void publish(List<ProducerRecord<String, SpecificRecord>> records) {
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
