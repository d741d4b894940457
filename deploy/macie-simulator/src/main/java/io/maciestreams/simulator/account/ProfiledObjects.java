package io.maciestreams.simulator.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bucket's profile is computed from.
 *
 * @param latest of each object the analysis that counts
 * @param accessLost whether Macie cannot read the bucket any more: it then gives no score but the one of a bucket not analysed
 */
public record ProfiledObjects(Collection<Analysis> latest, int objects, ScoringSettings settings, boolean accessLost) {

    private static final int NOT_ANALYSED = 50;

    public ProfiledObjects {
        latest = List.copyOf(latest);
    }

    public ResourceProfile profile(Instant ifNeverAnalysed) {
        Instant updatedAt =
                latest.stream().map(Analysis::createdAt).max(Instant::compareTo).orElse(ifNeverAnalysed);
        ResourceStatistics statistics = ResourceStatistics.of(latest, settings);
        return new ResourceProfile(
                updatedAt, score(statistics), settings.sensitivityScoreOverride() != null, statistics);
    }

    /** One per data identifier that detected something; counts are those of all objects together. */
    public List<Detection> detections() {
        Map<SuppressDataIdentifier, Detection> sums = new LinkedHashMap<>();
        latest.stream()
                .flatMap(analysis -> analysis.detections().stream())
                .forEach(detection ->
                        sums.merge(detection.identifier(), detection.suppressedBy(settings), Detection::plus));
        return new ArrayList<>(sums.values());
    }

    /** The objects that stand in the profile's list, at most 100. */
    public List<ResourceProfileArtifact> artifacts() {
        return ResourceProfileArtifact.of(latest);
    }

    private int score(ResourceStatistics statistics) {
        if (settings.sensitivityScoreOverride() != null) {
            return settings.sensitivityScoreOverride();
        }
        if (accessLost) {
            return NOT_ANALYSED;
        }
        if (settings.suppressDataIdentifiers().isEmpty()) {
            return SensitivityScore.of(latest, statistics, objects);
        }
        List<Analysis> scored =
                latest.stream().map(analysis -> analysis.scoredBy(settings)).toList();
        return SensitivityScore.of(scored, ResourceStatistics.of(scored, settings), objects);
    }
}
