package io.maciestreams.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.topics.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final Batch BATCH = new Batch(
            List.of(Topics.FINDINGS.record("bucket", new Finding())),
            Map.of("shard/findings/cursor", new IngestCheckpoint()));

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    private final Publisher publisher = new Publisher(producer, 3);

    @BeforeEach
    void open() {
        publisher.open();
    }

    @Test
    void commitsRecordsAndCheckpointTogether() {
        publisher.publish(BATCH);

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("macie.findings", "macie.ingest-checkpoints");
        assertThat(producer.history().get(1).partition()).isEqualTo(3);
    }

    @Test
    void abortsWhatCannotBeSent() {
        producer.sendException = new KafkaException("no room");

        assertThatThrownBy(() -> publisher.publish(BATCH)).isSameAs(producer.sendException);
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void knowsThatItWasFenced() {
        producer.fenceProducer();

        assertThatThrownBy(() -> publisher.publish(BATCH)).isInstanceOf(FencedException.class);
    }

    @Test
    void knowsThatItWasFencedByTheCauseOfAnError() {
        producer.commitTransactionException =
                new KafkaException("in an error state", new InvalidProducerEpochException("newer epoch"));

        assertThatThrownBy(() -> publisher.publish(BATCH)).isInstanceOf(FencedException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void takesAnInvalidTransactionForAFence() {
        producer.commitTransactionException = new InvalidTxnStateException("in an invalid state");

        assertThatThrownBy(() -> publisher.publish(BATCH)).isInstanceOf(FencedException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void publishesNothingOnceItIsClosed() {
        publisher.close();
        publisher.close();

        for (Runnable use : Arrays.<Runnable>asList(publisher::open, () -> publisher.publish(BATCH))) {
            assertThatThrownBy(use::run).isInstanceOf(ClosedException.class);
        }
        assertThat(producer.history()).isEmpty();
    }
}
