package io.maciestreams.processor.profiles;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Where the application <i>profiles</i> writes: to the public topics, or as a shadow to others of the same names behind a
 * prefix.
 *
 * @param prefix empty for the public topics
 */
public record ProfileOutputs(String prefix) {

    /** The public topics. */
    public static final ProfileOutputs LIVE = new ProfileOutputs("");

    /** The topics that it writes. */
    public static final List<Topic<?>> TOPICS = List.of(
            Topics.RESOURCE_PROFILES, Topics.PROFILE_ARTIFACTS, Topics.RECONCILIATION, Topics.BUCKET_STATISTICS);

    public ProfileOutputs {
        Objects.requireNonNull(prefix);
    }

    /** Name of the topic that stands for a public one. */
    public String name(Topic<?> topic) {
        return prefix + topic.name();
    }

    // Schemas are registered for the public topics only: a shadow's values are written as theirs.
    <V extends SpecificRecord> Produced<String, V> produced(Topic<V> topic, AvroSerdes serdes) {
        Serde<V> values = serdes.serde(topic);
        Serializer<V> serializer = (name, value) -> values.serializer().serialize(topic.name(), value);
        return Produced.with(Serdes.String(), Serdes.serdeFrom(serializer, values.deserializer()));
    }
}
