package io.maciestreams.sink;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of records that cannot be decoded. */
final class DeadLetters {

    private static final int LARGEST_PAYLOAD = Topic.MAX_RECORD_BYTES - 64 * 1024;

    private DeadLetters() {}

    static ProducerRecord<String, SpecificRecord> of(
            ConsumerRecord<String, byte[]> record, String reason, Instant failedAt) {
        boolean fits = record.value() != null && record.value().length <= LARGEST_PAYLOAD;
        DeadLetter letter = DeadLetter.newBuilder()
                .setService("sink")
                .setOrigin(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setReason(fits ? reason : reason + "; the payload is left where it came from")
                .setFailedAt(failedAt.truncatedTo(ChronoUnit.MILLIS))
                .setPayloadType("application/octet-stream")
                .setPayload(ByteBuffer.wrap(fits ? record.value() : new byte[0]))
                .build();
        return Topics.DEAD_LETTERS.record(record.key(), letter);
    }
}
