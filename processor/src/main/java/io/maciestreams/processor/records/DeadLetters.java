package io.maciestreams.processor.records;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes dead letters, in the form in which Kafka Streams sends them inside its transaction. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SERVICE = "processor";
    private static final String BYTES = "application/octet-stream";
    private static final byte[] NOTHING = {};

    private final Serializer<SpecificRecord> serializer;
    private final String topic;
    private final Clock clock;

    public DeadLetters(AvroSerdes serdes, Clock clock) {
        this(serdes, Topics.DEAD_LETTERS.name(), clock);
    }

    /** For a topic that stands for the public one. */
    public DeadLetters(AvroSerdes serdes, String topic, Clock clock) {
        this.serializer = serdes.serializer();
        this.topic = topic;
        this.clock = clock;
    }

    /** A letter about the record that {@code context} points to; its payload is left out where it is not at hand or too large. */
    ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, Optional<String> id, String reason) {
        LOG.warn("Gave up offset {} of {}-{}: {}", context.offset(), context.topic(), context.partition(), reason);
        byte[] value = serializer.serialize(Topics.DEAD_LETTERS.name(), value(context, id, reason));
        return new ProducerRecord<>(topic, context.sourceRawKey(), value);
    }

    private DeadLetter value(ErrorHandlerContext context, Optional<String> id, String reason) {
        return DeadLetter.newBuilder()
                .setService(SERVICE)
                .setOrigin(context.topic())
                .setPartition(context.partition())
                .setOffset(context.offset())
                .setId(id.orElse(null))
                .setReason(reason)
                .setFailedAt(clock.instant())
                .setPayloadType(BYTES)
                .setPayload(ByteBuffer.wrap(payload(context)))
                .build();
    }

    // The coordinates tell where an omitted payload still is: its topic deletes nothing by age.
    private static byte[] payload(ErrorHandlerContext context) {
        byte[] value = context.sourceRawValue();
        return value == null || value.length + length(context.sourceRawKey()) > Topic.MAX_VALUE_BYTES ? NOTHING : value;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
