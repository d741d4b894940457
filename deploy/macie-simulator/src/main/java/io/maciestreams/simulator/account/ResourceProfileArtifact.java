package io.maciestreams.simulator.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An object that automated discovery analysed, as ListResourceProfileArtifacts answers it. */
public record ResourceProfileArtifact(String arn, String classificationResultStatus, boolean sensitive) {

    private static final int MOST = 100;
    private static final Comparator<Analysis> SENSITIVE_FIRST_SKIPPED_LAST = Comparator.comparing(Analysis::skipped)
            .thenComparing(analysis -> !analysis.sensitive())
            .thenComparing(Analysis::key);

    /** Up to 100 objects of a bucket: the sensitive ones, then those that are not, then the skipped ones. */
    static List<ResourceProfileArtifact> of(Collection<Analysis> latest) {
        return latest.stream()
                .sorted(SENSITIVE_FIRST_SKIPPED_LAST)
                .limit(MOST)
                .map(ResourceProfileArtifact::of)
                .toList();
    }

    private static ResourceProfileArtifact of(Analysis analysis) {
        String arn = "arn:aws:s3:::" + analysis.bucketName() + "/" + analysis.key();
        return new ResourceProfileArtifact(arn, analysis.status(), analysis.sensitive());
    }
}
