package io.maciestreams.ingest.replay;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.topics.FindingHeaders;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of what is replayed records that say so. */
final class ReplayRecords {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRecords.class);

    private final String replayId;
    private final String provenance;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param alert whether the records count as news
     */
    ReplayRecords(String replayId, boolean alert, Clock clock) {
        this.replayId = replayId;
        this.provenance = alert ? "LIVE" : "REPLAY";
        this.clock = clock;
    }

    /** The record for the live topic. */
    ProducerRecord<String, SpecificRecord> record(Candidate.Usable document) {
        ProducerRecord<String, SpecificRecord> record =
                new ProducerRecord<>(document.topic().name(), document.key(), document.value());
        header(record, FindingHeaders.PROVENANCE, provenance);
        header(record, FindingHeaders.REPLAY_ID, replayId);
        header(record, FindingHeaders.REPLAYED_AT, clock.instant().toString());
        return record;
    }

    /** The dead letter of a document that cannot be sent. */
    ProducerRecord<String, SpecificRecord> deadLetter(Candidate.Unusable document) {
        LOG.warn("Dead letter of {}: {}", document.id(), document.reason());
        boolean fits = document.payload().length <= Topic.MAX_VALUE_BYTES;
        return Topics.DEAD_LETTERS.record(
                "unknown/" + document.id(),
                DeadLetter.newBuilder()
                        .setService("ingest")
                        .setOrigin("replay " + replayId)
                        .setId(document.id())
                        .setReason(document.reason())
                        .setFailedAt(clock.instant())
                        .setPayloadType("application/json")
                        .setPayload(ByteBuffer.wrap(fits ? document.payload() : new byte[0]))
                        .build());
    }

    static Candidate.Unusable tooLarge(Candidate.Usable document) {
        return new Candidate.Unusable(document.facts().id(), "has more bytes than a record may hold", new byte[0]);
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a value in its topic, but for the schema's id. */
    static int size(SpecificRecord value) {
        try {
            return value instanceof Finding finding
                    ? Finding.getEncoder().encode(finding).remaining()
                    : DataClassificationResult.getEncoder()
                            .encode((DataClassificationResult) value)
                            .remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
