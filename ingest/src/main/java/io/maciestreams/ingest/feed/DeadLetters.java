package io.maciestreams.ingest.feed;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes dead letters of what a shard's Macie sent and no topic can take. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Shard shard;
    private final Clock clock;

    public DeadLetters(Shard shard, Clock clock) {
        this.shard = shard;
        this.clock = clock;
    }

    /** A dead letter; a payload that is too large for a record is left out. */
    public ProducerRecord<String, SpecificRecord> record(
            String key, String operation, @Nullable String id, String reason, byte[] json) {
        LOG.warn("Dead letter from {} of {}, id {}: {}", operation, shard, id, reason);
        boolean fits = json.length <= Topic.MAX_VALUE_BYTES;
        return Topics.DEAD_LETTERS.record(
                key,
                DeadLetter.newBuilder()
                        .setService("ingest")
                        .setOrigin(operation)
                        .setShard(shard.toString())
                        .setId(id)
                        .setReason(fits ? reason : reason + "; its " + json.length + " bytes are left out")
                        .setFailedAt(clock.instant())
                        .setPayloadType("application/json")
                        .setPayload(ByteBuffer.wrap(fits ? json : new byte[0]))
                        .build());
    }
}
