package io.maciestreams.ingest.mapping;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.S3Object;
import io.maciestreams.identity.AnalysisId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of Macie's result files. */
public final class DiscoveryResult {

    private static final String NAME = "DataClassificationResult";
    private static final Set<String> OURS =
            Set.of("analysisId", "source", "authoritative", "provenance", "macieAccountId", "unknownMembers");

    private DiscoveryResult() {}

    /**
     * The result that a line tells of.
     *
     * @param macieAccountId account whose Macie made the result; null where only the result itself can tell
     * @throws MappingException where the line is no JSON, or lacks what a result needs
     */
    public static DataClassificationResult of(byte[] line, @Nullable String macieAccountId, Provenance provenance)
            throws MappingException {
        DataClassificationResult result = new DataClassificationResult();
        result.setUnknownMembers(JsonToAvro.fill(result, line, OURS));
        result.setSource("RESULT_FILE");
        result.setAuthoritative(true);
        result.setProvenance(provenance);
        result.setMacieAccountId(macieAccountId == null ? result.getAccountId() : macieAccountId);
        result.setAnalysisId(analysisId(result));
        AvroRecords.requireAll(NAME, result);
        return result;
    }

    private static String analysisId(DataClassificationResult result) throws MappingException {
        S3Object object = required(
                required(result.getResourcesAffected(), "resourcesAffected").getS3Object(),
                "resourcesAffected.s3Object");
        ClassificationDetails details = required(result.getClassificationDetails(), "classificationDetails");
        required(details.getResult(), "classificationDetails.result");
        return AnalysisId.of(
                required(object.getPath(), "resourcesAffected.s3Object.path"),
                object,
                details,
                required(result.getCreatedAt(), "createdAt"));
    }

    private static <T> T required(@Nullable T part, String path) throws MappingException {
        if (part == null) {
            throw new MappingException(NAME + "." + path, "is missing");
        }
        return part;
    }
}
