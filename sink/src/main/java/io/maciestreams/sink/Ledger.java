package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Ends a batch: what was written, what was given up and where to go on, in one transaction. */
final class Ledger {

    private final Producer<String, SpecificRecord> producer;

    Ledger(Producer<String, SpecificRecord> producer) {
        this.producer = producer;
    }

    /**
     * Commits the end of a batch.
     *
     * @throws org.apache.kafka.clients.consumer.CommitFailedException where the partition has another owner by now
     */
    void commit(Batch batch, List<ExportedObject> objects, OffsetAndMetadata end, ConsumerGroupMetadata group) {
        producer.beginTransaction();
        try {
            records(batch, objects).forEach(this::send);
            producer.sendOffsetsToTransaction(Map.of(batch.partition(), end), group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(e);
            throw e;
        }
    }

    // What a send fails with is thrown by commitTransaction.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(ProducerRecord<String, SpecificRecord> record) {
        producer.send(record);
    }

    private static Stream<ProducerRecord<String, SpecificRecord>> records(Batch batch, List<ExportedObject> objects) {
        return Stream.concat(
                objects.stream().map(object -> Topics.EXPORT_LEDGER.record(object.getObjectKey(), object)),
                batch.deadLetters().stream());
    }

    // An open transaction would hold up its close, and everybody who reads only what is committed.
    private void abort(KafkaException failure) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            failure.addSuppressed(e);
        }
    }
}
