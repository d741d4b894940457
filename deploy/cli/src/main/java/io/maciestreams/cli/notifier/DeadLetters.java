package io.maciestreams.cli.notifier;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is given up to macie.dead-letters, and waits until it is there. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SERVICE = "notifier";
    private static final String BYTES = "application/octet-stream";

    private final Producer<String, SpecificRecord> producer;
    private final Clock clock;

    DeadLetters(Producer<String, SpecificRecord> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Gives an alert up; it may be committed once this returns.
     *
     * @throws ServiceException where Kafka does not take the letter
     */
    void giveUp(Delivery delivery, @Nullable String alertId, String reason) throws InterruptedException {
        ConsumerRecord<String, byte[]> record = delivery.record();
        LOG.warn("Gave up offset {} of {}-{}: {}", record.offset(), record.topic(), record.partition(), reason);
        try {
            producer.send(Topics.DEAD_LETTERS.record(record.key(), letter(record, alertId, reason)))
                    .get();
        } catch (ExecutionException e) {
            throw new ServiceException("cannot write to " + Topics.DEAD_LETTERS.name() + ": " + e.getCause());
        }
    }

    private DeadLetter letter(ConsumerRecord<String, byte[]> record, @Nullable String alertId, String reason) {
        return DeadLetter.newBuilder()
                .setService(SERVICE)
                .setOrigin(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setId(alertId)
                .setReason(reason)
                .setFailedAt(clock.instant())
                .setPayloadType(BYTES)
                .setPayload(ByteBuffer.wrap(record.value()))
                .build();
    }
}
