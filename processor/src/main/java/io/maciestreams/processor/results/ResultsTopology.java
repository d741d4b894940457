package io.maciestreams.processor.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.processor.records.BoundedSerializer;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From findings to classification results, each analysis once. */
public final class ResultsTopology {

    private ResultsTopology() {}

    public static Topology build(AvroSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.FINDINGS.name(),
                        Consumed.with(Serdes.String(), serdes.serde(Topics.FINDINGS))
                                .withName("findings"))
                .filter((bucketArn, finding) -> FindingResult.isAnalysis(finding), Named.as("analyses"))
                .processValues(FindingsToResults::new, Named.as("result-of-finding"))
                .processValues(new FirstOfAnalysis.Supplier(), Named.as("first-of-analysis"))
                .to(
                        Topics.CLASSIFICATION_RESULTS.name(),
                        Produced.with(Serdes.String(), boundedResults(serdes)).withName("classification-results"));
        return builder.build();
    }

    /**
     * Topic in which the application {@code applicationId} keeps which analyses it knows; Kafka Streams makes the name.
     */
    public static String memoryTopic(String applicationId) {
        return applicationId + "-" + FirstOfAnalysis.STORE + "-changelog";
    }

    private static Serde<DataClassificationResult> boundedResults(AvroSerdes serdes) {
        Serde<DataClassificationResult> results = serdes.serde(Topics.CLASSIFICATION_RESULTS);
        return Serdes.serdeFrom(new BoundedSerializer<>(results.serializer()), results.deserializer());
    }
}
