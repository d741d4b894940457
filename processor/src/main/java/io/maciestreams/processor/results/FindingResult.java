package io.maciestreams.processor.results;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Object;
import io.maciestreams.identity.AnalysisId;
import io.maciestreams.processor.records.UnusableRecordException;
import org.jspecify.annotations.Nullable;

/** The classification result that a sensitive data finding tells of. */
final class FindingResult {

    static final String SOURCE = "FINDING";

    private static final String SENSITIVE_DATA = "CLASSIFICATION";

    private FindingResult() {}

    /** Whether a finding tells of a real analysis: policy findings and samples do not. */
    static boolean isAnalysis(@Nullable Finding finding) {
        return finding != null
                && !Boolean.TRUE.equals(finding.getSample())
                && (SENSITIVE_DATA.equals(finding.getCategory()) || finding.getClassificationDetails() != null);
    }

    /**
     * Maps a finding for which {@link #isAnalysis} holds. It stands for the analysis where no result file can: where
     * Macie has stored none, or nobody reads them.
     *
     * @param resultFiles whether result files are read as well
     * @throws UnusableRecordException where a part is missing without which there is no result
     */
    static DataClassificationResult of(Finding finding, Provenance provenance, boolean resultFiles) {
        ClassificationDetails details = required(finding, finding.getClassificationDetails(), "classificationDetails");
        required(finding, details.getResult(), "classificationDetails.result");
        ResourcesAffected resources = required(finding, finding.getResourcesAffected(), "resourcesAffected");
        S3Object object = required(finding, resources.getS3Object(), "resourcesAffected.s3Object");
        String path = required(finding, object.getPath(), "resourcesAffected.s3Object.path");
        return copy(finding)
                .setAnalysisId(AnalysisId.of(path, object, details, finding.getCreatedAt()))
                .setSource(SOURCE)
                .setAuthoritative(!resultFiles || !AnalysisId.hasStoredResult(details))
                .setProvenance(provenance)
                .setResourcesAffected(resources)
                .setClassificationDetails(details)
                .build();
    }

    private static DataClassificationResult.Builder copy(Finding finding) {
        return DataClassificationResult.newBuilder()
                .setMacieAccountId(finding.getMacieAccountId())
                .setSchemaVersion(finding.getSchemaVersion())
                .setId(finding.getId())
                .setAccountId(finding.getAccountId())
                .setPartition(finding.getPartition())
                .setRegion(finding.getRegion())
                .setType(finding.getType())
                .setTitle(finding.getTitle())
                .setDescription(finding.getDescription())
                .setSeverity(finding.getSeverity())
                .setCreatedAt(finding.getCreatedAt())
                .setCategory(finding.getCategory());
    }

    private static <T> T required(Finding finding, @Nullable T part, String name) {
        if (part == null) {
            throw new UnusableRecordException(finding.getId(), name + " is missing");
        }
        return part;
    }
}
