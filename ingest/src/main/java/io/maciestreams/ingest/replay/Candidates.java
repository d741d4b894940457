package io.maciestreams.ingest.replay;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.Severity;
import io.maciestreams.ingest.feed.StateHash;
import io.maciestreams.ingest.mapping.BucketKey;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes of findings and results what a replay may send. */
final class Candidates {

    private Candidates() {}

    /** A finding is known by (id, updatedAt, count), whether its id is written with dashes or without. */
    static Candidate.Usable of(Finding finding) {
        return new Candidate.Usable(
                Topics.FINDINGS,
                BucketKey.of(
                        finding.getResourcesAffected(),
                        finding.getPartition(),
                        finding.getMacieAccountId() + "/" + finding.getRegion()),
                finding,
                facts(finding),
                StateHash.of(ReplayFilter.undashed(finding.getId()), finding.getUpdatedAt(), finding.getCount()));
    }

    /** A result is known by its analysis and its own id. */
    static Candidate.Usable of(DataClassificationResult result) {
        return new Candidate.Usable(
                Topics.DISCOVERY_RESULTS,
                BucketKey.of(
                        result.getResourcesAffected(),
                        result.getPartition(),
                        result.getMacieAccountId() + "/" + result.getRegion()),
                result,
                facts(result),
                StateHash.of(result.getAnalysisId(), result.getId().getBytes(StandardCharsets.UTF_8)));
    }

    private static Candidate.Facts facts(Finding finding) {
        return new Candidate.Facts(
                finding.getUpdatedAt(),
                finding.getMacieAccountId(),
                finding.getAccountId(),
                finding.getRegion(),
                finding.getId(),
                bucket(finding.getResourcesAffected()),
                finding.getType(),
                severity(finding.getSeverity()),
                job(finding.getClassificationDetails()));
    }

    private static Candidate.Facts facts(DataClassificationResult result) {
        return new Candidate.Facts(
                result.getCreatedAt(),
                result.getMacieAccountId(),
                result.getAccountId(),
                result.getRegion(),
                result.getId(),
                bucket(result.getResourcesAffected()),
                result.getType(),
                severity(result.getSeverity()),
                job(result.getClassificationDetails()));
    }

    private static @Nullable String bucket(@Nullable ResourcesAffected resources) {
        return resources == null || resources.getS3Bucket() == null
                ? null
                : resources.getS3Bucket().getName();
    }

    private static @Nullable String severity(@Nullable Severity severity) {
        return severity == null ? null : severity.getDescription();
    }

    private static @Nullable String job(@Nullable ClassificationDetails details) {
        return details == null ? null : details.getJobId();
    }
}
