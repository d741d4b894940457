package io.maciestreams.processor.siem;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.identity.Fingerprint;
import io.maciestreams.processor.records.BoundedSerializer;
import io.maciestreams.processor.records.FirstSight;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.JsonTopic;
import io.maciestreams.topics.Topics;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/** From each change of a finding to its documents for SIEMs, and to the counts of findings by the time of their creation. */
public final class SiemTopology {

    private SiemTopology() {}

    public static Topology build(AvroSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, CurrentFinding> findings = builder.stream(
                        Topics.FINDINGS_CURRENT.name(),
                        Consumed.with(Serdes.String(), serdes.serde(Topics.FINDINGS_CURRENT))
                                .withName("findings-current"))
                .filter((id, current) -> current != null, Named.as("present-findings"));
        documents(findings, OcsfFinding::of, Topics.OCSF, "ocsf");
        documents(findings, EcsFinding::of, Topics.ECS, "ecs");
        counts(findings, serdes);
        return builder.build();
    }

    private static void documents(
            KStream<String, CurrentFinding> findings,
            Function<CurrentFinding, Map<String, Object>> document,
            JsonTopic topic,
            String name) {
        findings.mapValues(current -> JsonText.of(document.apply(current)), Named.as(name + "-document"))
                .to(topic.name(), Produced.with(Serdes.String(), boundedTexts()).withName(name));
    }

    private static void counts(KStream<String, CurrentFinding> findings, AvroSerdes serdes) {
        findings.filter((id, current) -> FindingWindows.counts(current), Named.as("real-findings"))
                .processValues(
                        new FirstSight.Supplier<>("counted-findings", SiemTopology::fingerprint),
                        Named.as("first-of-finding"))
                .flatMapValues((id, current) -> FindingWindows.of(current), Named.as("counts-of-finding"))
                .selectKey((id, counts) -> FindingWindows.key(counts), Named.as("window-and-dimensions"))
                .groupByKey(Grouped.with("by-window-and-dimensions", Serdes.String(), counts()))
                .reduce(FindingWindows::add, Named.as("sum-of-findings"), sums())
                .toStream(Named.as("sums"))
                .to(
                        Topics.FINDING_COUNTS.name(),
                        Produced.with(Serdes.String(), serdes.serde(Topics.FINDING_COUNTS))
                                .withName("finding-counts"));
    }

    private static byte[] fingerprint(CurrentFinding current) {
        return Fingerprint.of(current.getFinding().getId());
    }

    private static Serde<String> boundedTexts() {
        return Serdes.serdeFrom(new BoundedSerializer<>(new StringSerializer()), new StringDeserializer());
    }

    // The cache gives one update for each window and commit, inside the commit's transaction.
    private static Materialized<String, FindingCounts, KeyValueStore<Bytes, byte[]>> sums() {
        return Materialized.<String, FindingCounts, KeyValueStore<Bytes, byte[]>>as("sums-of-findings")
                .withKeySerde(Serdes.String())
                .withValueSerde(counts())
                .withCachingEnabled();
    }

    private static StateSerde<FindingCounts> counts() {
        return StateSerde.of(FindingCounts.class);
    }
}
