package io.maciestreams.proof.clients;

import io.maciestreams.proof.ProofStack;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Fills a topic as a service would, in transactions of which one is aborted, and knows what a reader must see. */
final class WrittenTopic<V extends SpecificRecord> {

    private static final int COMPLETE = 40;
    private static final int SPARSE = 260;

    private final Topic<V> topic;
    private final List<String> lines = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private WrittenTopic(Topic<V> topic) {
        this.topic = topic;
    }

    static TopicDigest write(ProofStack stack, Topic<?> topic) throws Exception {
        return new WrittenTopic<>(topic).write(stack);
    }

    private TopicDigest write(ProofStack stack) throws Exception {
        try (Producer<String, SpecificRecord> producer = producer(stack, Map.of("transactional.id", topic.name()))) {
            producer.initTransactions();
            writeCommitted(producer);
            writeAborted(producer);
        }
        try (Producer<String, SpecificRecord> producer = producer(stack, Map.of())) {
            sealPartitions(producer);
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        return TopicDigest.of(lines);
    }

    private static Producer<String, SpecificRecord> producer(ProofStack stack, Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", stack.bootstrapServers());
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", stack.schemaRegistryUrl()));
        return new KafkaProducer<>(all, new StringSerializer(), serdes.serializer());
    }

    private void writeCommitted(Producer<String, SpecificRecord> producer) {
        producer.beginTransaction();
        for (int i = 0; i < COMPLETE; i++) {
            send(producer, i, PopulatedRecords.complete(topic.valueType(), i));
        }
        producer.commitTransaction();
        producer.beginTransaction();
        for (int i = COMPLETE; i < COMPLETE + SPARSE; i++) {
            send(producer, i, PopulatedRecords.sparse(topic.valueType(), i));
        }
        producer.commitTransaction();
    }

    private void send(Producer<String, SpecificRecord> producer, int number, V value) {
        String key = "arn:aws:s3:::bücket-" + number;
        lines.add(CanonicalForm.line(key, value));
        sent.add(producer.send(topic.record(key, value)));
    }

    private void writeAborted(Producer<String, SpecificRecord> producer) {
        producer.beginTransaction();
        sent.add(producer.send(topic.record("aborted", PopulatedRecords.complete(topic.valueType(), -1))));
        producer.flush();
        producer.abortTransaction();
    }

    // A tombstone outside of any transaction: a client to which transaction markers are invisible sees the end by it.
    private void sealPartitions(Producer<String, SpecificRecord> producer) {
        for (int partition = 0; partition < producer.partitionsFor(topic.name()).size(); partition++) {
            String key = "end of partition " + partition;
            @Nullable SpecificRecord tombstone = null;
            lines.add(CanonicalForm.line(key, tombstone));
            sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, key, tombstone)));
        }
    }
}
