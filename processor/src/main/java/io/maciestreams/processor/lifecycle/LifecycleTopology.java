package io.maciestreams.processor.lifecycle;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.processor.completeness.CompletenessTopology;
import io.maciestreams.processor.records.BoundedSerializer;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From jobs to what happens to them and how complete their runs are, and from findings to where in their lives they are. */
public final class LifecycleTopology {

    private LifecycleTopology() {}

    public static Topology build(AvroSerdes serdes, LifecycleSettings settings) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, ClassificationJob> jobs =
                builder.stream(Topics.CLASSIFICATION_JOBS.name(), consumed(serdes, Topics.CLASSIFICATION_JOBS, "jobs"));
        jobs.process(new JobEvents.Supplier(settings), Named.as("transitions"))
                .to(Topics.JOB_EVENTS.name(), produced(serdes, Topics.JOB_EVENTS, "job-events"));
        builder.stream(Topics.FINDINGS.name(), consumed(serdes, Topics.FINDINGS, "findings"))
                .filter((bucketArn, finding) -> finding != null, Named.as("present-findings"))
                .process(new CurrentFindings.Supplier(settings), Named.as("lives"))
                .to(Topics.FINDINGS_CURRENT.name(), produced(serdes, Topics.FINDINGS_CURRENT, "findings-current"));
        CompletenessTopology.add(builder, jobs, serdes, settings.findingsCap());
        return builder.build();
    }

    private static <V extends SpecificRecord> Consumed<String, V> consumed(
            AvroSerdes serdes, Topic<V> topic, String name) {
        return Consumed.with(Serdes.String(), serdes.serde(topic)).withName(name);
    }

    private static <V extends SpecificRecord> Produced<String, V> produced(
            AvroSerdes serdes, Topic<V> topic, String name) {
        Serde<V> values = serdes.serde(topic);
        return Produced.with(
                        Serdes.String(),
                        Serdes.serdeFrom(new BoundedSerializer<>(values.serializer()), values.deserializer()))
                .withName(name);
    }
}
