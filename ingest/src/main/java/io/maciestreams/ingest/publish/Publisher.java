package io.maciestreams.ingest.publish;

import io.maciestreams.topics.Topics;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownServerException;

/**
 * Publishes the batches of one checkpoint partition, each in one transaction.
 *
 * <p>It is also the gate between its worker and those who stop it: {@link #close()} waits until the transaction under
 * way has ended, and after it none begins.
 */
public final class Publisher implements Outbox, AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, SpecificRecord> producer;
    private final int partition;
    private boolean closed;

    /**
     * Creates a publisher.
     *
     * @param producer transactional, its id made of the partition
     * @param partition the partition of checkpoints that it writes
     */
    public Publisher(Producer<String, SpecificRecord> producer, int partition) {
        this.producer = producer;
        this.partition = partition;
    }

    /** Takes over from the partition's last publisher: a transaction that it has open is aborted. */
    public synchronized void open() {
        requireOpen();
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            throw fencedOr(e);
        }
    }

    @Override
    public synchronized void publish(Batch batch) {
        requireOpen();
        try {
            producer.beginTransaction();
            send(batch);
            producer.commitTransaction();
        } catch (RuntimeException e) {
            RuntimeException failure = fencedOr(e);
            abort(failure);
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            producer.close(CLOSE_TIMEOUT);
        }
    }

    // A record that cannot be sent makes the commit fail: the answers of send() need no look.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Batch batch) {
        batch.records().forEach(producer::send);
        batch.checkpoints()
                .forEach((key, value) ->
                        producer.send(new ProducerRecord<>(Topics.INGEST_CHECKPOINTS.name(), partition, key, value)));
    }

    // Left open, the transaction would hold up the producer's close and the readers of the topics.
    private void abort(RuntimeException failure) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException();
        }
    }

    // Another owner's initTransactions() may meet a transaction of ours at any step: the broker then calls the state
    // invalid instead of the producer fenced, or fails itself (seen in Kafka 4.3.1: the end of a transaction beside the
    // preparation of the fence). Starting again from the committed checkpoints is right in each case.
    private static RuntimeException fencedOr(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationRecoverableException
                    || cause instanceof InvalidTxnStateException
                    || cause instanceof OutOfOrderSequenceException
                    || cause instanceof UnknownServerException
                    || cause instanceof TransactionAbortableException) {
                return new FencedException(e);
            }
        }
        return e;
    }
}
