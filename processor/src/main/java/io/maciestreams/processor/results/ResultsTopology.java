package io.maciestreams.processor.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.identity.Fingerprint;
import io.maciestreams.processor.records.BoundedSerializer;
import io.maciestreams.processor.records.FirstSight;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From findings and records of result files to classification results: of each analysis one from either source. */
public final class ResultsTopology {

    /** Topics that it reads. */
    public static final List<Topic<?>> INPUTS = List.of(Topics.FINDINGS, Topics.DISCOVERY_RESULTS);

    private static final String KNOWN_ANALYSES = "known-analyses";

    private ResultsTopology() {}

    /**
     * Builds the topology.
     *
     * @param resultFiles whether result files are read, so that a finding need not stand for an analysis that has one
     */
    public static Topology build(AvroSerdes serdes, boolean resultFiles) {
        StreamsBuilder builder = new StreamsBuilder();
        ofFindings(builder, serdes, resultFiles)
                .merge(ofResultFiles(builder, serdes), Named.as("both-sources"))
                .processValues(
                        new FirstSight.Supplier<>(KNOWN_ANALYSES, ResultsTopology::fingerprint),
                        Named.as("first-of-analysis"))
                .to(
                        Topics.CLASSIFICATION_RESULTS.name(),
                        Produced.with(Serdes.String(), boundedResults(serdes)).withName("classification-results"));
        return builder.build();
    }

    private static KStream<String, DataClassificationResult> ofFindings(
            StreamsBuilder builder, AvroSerdes serdes, boolean resultFiles) {
        return builder.stream(
                        Topics.FINDINGS.name(),
                        Consumed.with(Serdes.String(), serdes.serde(Topics.FINDINGS))
                                .withName("findings"))
                .filter((bucketArn, finding) -> FindingResult.isAnalysis(finding), Named.as("analyses"))
                .processValues(() -> new FindingsToResults(resultFiles), Named.as("result-of-finding"));
    }

    private static KStream<String, DataClassificationResult> ofResultFiles(StreamsBuilder builder, AvroSerdes serdes) {
        return builder.stream(
                        Topics.DISCOVERY_RESULTS.name(),
                        Consumed.with(Serdes.String(), serdes.serde(Topics.DISCOVERY_RESULTS))
                                .withName("discovery-results"))
                .filter((bucketArn, result) -> result != null, Named.as("records-of-files"))
                .processValues(DiscoveryResults::new, Named.as("result-of-file"));
    }

    /**
     * Topic in which the application {@code applicationId} keeps which analyses it knows; Kafka Streams makes the name.
     */
    public static String memoryTopic(String applicationId) {
        return applicationId + "-" + KNOWN_ANALYSES + "-changelog";
    }

    private static byte[] fingerprint(DataClassificationResult result) {
        return Fingerprint.of(result.getAnalysisId(), result.getSource());
    }

    private static Serde<DataClassificationResult> boundedResults(AvroSerdes serdes) {
        Serde<DataClassificationResult> results = serdes.serde(Topics.CLASSIFICATION_RESULTS);
        return Serdes.serdeFrom(new BoundedSerializer<>(results.serializer()), results.deserializer());
    }
}
