package io.maciestreams.ingest.feed;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Something is not as it was published last.
 *
 * @param part the checkpoint part that remembers it
 * @param state what is remembered from now on; null where nothing is
 * @param record what is published; null where there is nothing to say
 */
record Change(String part, @Nullable StateHash state, @Nullable ProducerRecord<String, SpecificRecord> record) {

    Change {
        Objects.requireNonNull(part);
    }

    static Change published(String part, StateHash state, ProducerRecord<String, SpecificRecord> record) {
        return new Change(part, state, record);
    }

    static Change forgotten(String part) {
        return new Change(part, null, null);
    }

    static Change gone(String part, ProducerRecord<String, SpecificRecord> tombstone) {
        return new Change(part, null, tombstone);
    }
}
