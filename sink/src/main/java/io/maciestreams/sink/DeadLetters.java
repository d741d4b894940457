package io.maciestreams.sink;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.topics.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of records that cannot be decoded. */
final class DeadLetters {

    private static final byte[] NOTHING = {};

    private DeadLetters() {}

    static DeadLetter of(ConsumerRecord<String, byte[]> record, String reason, Instant failedAt) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        boolean fits = value.length <= Topic.MAX_VALUE_BYTES;
        return DeadLetter.newBuilder()
                .setService("sink")
                .setOrigin(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setReason(fits ? reason : reason + "; too large to be kept here, it stays where it came from")
                .setFailedAt(failedAt.truncatedTo(ChronoUnit.MILLIS))
                .setPayloadType("application/octet-stream")
                .setPayload(ByteBuffer.wrap(fits ? value : NOTHING))
                .build();
    }
}
