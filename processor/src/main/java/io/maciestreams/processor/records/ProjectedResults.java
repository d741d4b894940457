package io.maciestreams.processor.records;

import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;

/** How classification results are read where few of their members matter. */
public final class ProjectedResults {

    private ProjectedResults() {}

    /** Reads {@code macie.classification-results}, and of each result the members of the projection only. */
    public static Consumed<String, DataClassificationResult> consumed(AvroSerdes serdes) {
        return Consumed.with(
                        Serdes.String(),
                        Serdes.serdeFrom(
                                ProjectedResults::refuse,
                                serdes.projection(
                                        Topics.CLASSIFICATION_RESULTS,
                                        DataClassificationResult.class,
                                        DataClassificationResult.getClassSchema())))
                .withName("classification-results");
    }

    private static byte[] refuse(String topic, DataClassificationResult result) {
        throw new UnsupportedOperationException("A projection is never written: it lacks most members");
    }
}
