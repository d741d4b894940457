package io.maciestreams.processor.siem;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3Object;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What both documents read of a finding: its parts, present or not, and what they say of it. */
record FindingView(CurrentFinding current) {

    static final String CREATED = "CREATED";
    static final String RECURRED = "RECURRED";
    static final String ARCHIVED = "ARCHIVED";
    static final String UNARCHIVED = "UNARCHIVED";
    static final String EXPIRED = "EXPIRED";

    private static final Set<String> OPEN = Set.of(CREATED, RECURRED, UNARCHIVED);

    private static final Provenance NEWS = Provenance.newBuilder().build();

    Finding finding() {
        return current.getFinding();
    }

    /** Records of before there was this member are taken for news. */
    Provenance provenance() {
        Provenance provenance = current.getProvenance();
        return provenance == null ? NEWS : provenance;
    }

    boolean isSample() {
        return Boolean.TRUE.equals(finding().getSample());
    }

    /** Whether somebody should look: news, of something real, that is open. */
    boolean isAlert() {
        return OPEN.contains(current.getState()) && provenance().getKind().equals(NEWS.getKind()) && !isSample();
    }

    /** Whether it tells what an object holds; policy findings tell how a bucket is set up. */
    boolean isSensitiveData() {
        return finding().getType().startsWith("SensitiveData:") || finding().getClassificationDetails() != null;
    }

    /** Identifies this change of the finding: whoever reads it twice can tell. */
    String eventId() {
        return String.join(
                "/",
                finding().getId(),
                current.getState(),
                String.valueOf(current.getSince().toEpochMilli()),
                String.valueOf(finding().getCount()));
    }

    @Nullable
    S3Bucket bucket() {
        ResourcesAffected resources = finding().getResourcesAffected();
        return resources == null ? null : resources.getS3Bucket();
    }

    @Nullable
    S3Object object() {
        ResourcesAffected resources = finding().getResourcesAffected();
        return resources == null ? null : resources.getS3Object();
    }

    @Nullable
    ClassificationResult result() {
        ClassificationDetails details = finding().getClassificationDetails();
        return details == null ? null : details.getResult();
    }

    /** What was found, of managed and of custom data identifiers. */
    List<DetectedData> detections() {
        ClassificationResult result = result();
        return result == null ? List.of() : DetectedData.in(result);
    }
}
