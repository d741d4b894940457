package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.topics.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Makes of what Macie tells its record for a topic, or a dead letter.
 *
 * @param origin fields that tell which Macie it was
 */
record TopicRecords<V extends SpecificRecord>(
        Topic<V> topic, String operation, Map<String, String> origin, DeadLetters deadLetters) {

    TopicRecords {
        origin = Map.copyOf(origin);
    }

    /**
     * The record of something.
     *
     * @param id by which Macie knows it
     */
    ProducerRecord<String, SpecificRecord> record(String key, @Nullable String id, SdkPojo source) {
        try {
            return topic.record(key, SdkToAvro.map(source, topic.valueType(), origin));
        } catch (MappingException e) {
            return deadLetters.record(key, operation, id, e.reason(), SdkJson.bytes(source));
        }
    }
}
