package io.maciestreams.processor.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.S3Object;
import io.maciestreams.processor.records.ProvenanceHeaders;
import io.maciestreams.processor.records.UnusableRecordException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Takes each record of Macie's result files as it is; only what its headers say goes before its provenance. */
final class DiscoveryResults
        extends ContextualFixedKeyProcessor<String, DataClassificationResult, DataClassificationResult> {

    @Override
    public void process(FixedKeyRecord<String, DataClassificationResult> record) {
        DataClassificationResult result = record.value();
        require(record.key(), result, "the record has no key");
        require(result.getClassificationDetails().getResult(), result, "classificationDetails.result is missing");
        require(path(result), result, "resourcesAffected.s3Object.path is missing");
        result.setProvenance(ProvenanceHeaders.read(record.headers(), result.getProvenance()));
        context().forward(record.withHeaders(new RecordHeaders()));
    }

    private static @Nullable String path(DataClassificationResult result) {
        S3Object object = result.getResourcesAffected().getS3Object();
        return object == null ? null : object.getPath();
    }

    private static void require(@Nullable Object part, DataClassificationResult result, String reason) {
        if (part == null) {
            throw new UnusableRecordException(result.getId(), reason);
        }
    }
}
