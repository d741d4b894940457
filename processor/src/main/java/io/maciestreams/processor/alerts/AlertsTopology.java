package io.maciestreams.processor.alerts;

import io.maciestreams.avro.Alert;
import io.maciestreams.processor.records.BoundedSerializer;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/** From all that is known of buckets, jobs and ingest to alerts, by rules. */
public final class AlertsTopology {

    /** Topics that it reads. */
    public static final List<Topic<?>> INPUTS = List.of(
            Topics.FINDINGS,
            Topics.BUCKETS,
            Topics.RESOURCE_PROFILES,
            Topics.RECONCILIATION,
            Topics.CLASSIFICATION_JOBS,
            Topics.INGEST_STATUS);

    private AlertsTopology() {}

    public static Topology build(AvroSerdes serdes, Rules rules) {
        StreamsBuilder builder = new StreamsBuilder();
        sights(builder, serdes, Topics.FINDINGS, "findings", Sight.OfFinding::of)
                .filter((key, sight) -> sight != null, Named.as("present-findings"))
                .merge(sights(builder, serdes, Topics.BUCKETS, "buckets", Sight.OfBucket::new), Named.as("and-buckets"))
                .merge(
                        sights(builder, serdes, Topics.RESOURCE_PROFILES, "profiles", Sight.OfProfile::new),
                        Named.as("and-profiles"))
                .merge(
                        sights(builder, serdes, Topics.RECONCILIATION, "reconciliation", Sight.OfReconciliation::new),
                        Named.as("and-reconciliation"))
                .merge(
                        sights(builder, serdes, Topics.CLASSIFICATION_JOBS, "jobs", Sight.OfJob::new),
                        Named.as("and-jobs"))
                .merge(
                        sights(builder, serdes, Topics.INGEST_STATUS, "ingest", Sight.OfIngest::new),
                        Named.as("and-ingest"))
                .process(new Alerts.Supplier(rules), Named.as("watched"))
                .to(Topics.ALERTS.name(), produced(serdes));
        return builder.build();
    }

    /** Topic in which the application {@code applicationId} keeps its alerts; Kafka Streams makes the name. */
    public static String memoryTopic(String applicationId) {
        return applicationId + "-" + AlertBook.ALERTS + "-changelog";
    }

    private static <V extends SpecificRecord> KStream<String, Sight> sights(
            StreamsBuilder builder,
            AvroSerdes serdes,
            Topic<V> topic,
            String name,
            Function<@Nullable V, @Nullable Sight> sight) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.String(), serdes.serde(topic)).withName(name))
                .mapValues(value -> sight.apply(value), Named.as("seen-" + name));
    }

    private static Produced<String, Alert> produced(AvroSerdes serdes) {
        Serde<Alert> alerts = serdes.serde(Topics.ALERTS);
        return Produced.with(
                        Serdes.String(),
                        Serdes.serdeFrom(new BoundedSerializer<>(alerts.serializer()), alerts.deserializer()))
                .withName("alerts");
    }
}
