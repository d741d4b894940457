package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ProfileCategory;
import io.maciestreams.avro.ProfileDetection;
import io.maciestreams.avro.ProfiledBucket;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.avro.SuppressDataIdentifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds to the sums of a profile what follows from them and from the user's settings: work in the number of types. */
final class CompleteProfile {

    private static final String ACCESS_DENIED = "ACCESS_DENIED";
    private static final String NO_CATEGORY = "";

    private CompleteProfile() {}

    static ResourceProfile of(ResourceProfile sums, ScoreWeights weights) {
        Set<SuppressDataIdentifier> suppressed = new HashSet<>(sums.getSuppressedDataIdentifiers());
        List<ProfileDetection> detections = sums.getDetections().stream()
                .map(detection -> flagged(detection, suppressed))
                .toList();
        ResourceStatistics all = withSuppressed(sums.getStatistics(), detections, ProfileDetection::getTotals);
        ResourceStatistics automated =
                withSuppressed(sums.getAutomatedStatistics(), detections, ProfileDetection::getAutomatedTotals);
        ResourceStatistics job = withSuppressed(sums.getJobStatistics(), detections, ProfileDetection::getJobTotals);
        Integer override = sums.getSensitivityScoreOverride();
        return ResourceProfile.newBuilder(sums)
                .setDetections(detections)
                .setCategories(categories(detections))
                .setStatistics(all)
                .setAutomatedStatistics(automated)
                .setJobStatistics(job)
                .setSensitivityScore(
                        override == null
                                ? score(sums, all, detections, ProfileDetection::getTotals, weights)
                                : override)
                .setAutomatedSensitivityScore(
                        override == null
                                ? score(sums, automated, detections, ProfileDetection::getAutomatedTotals, weights)
                                : override)
                .build();
    }

    private static int score(
            ResourceProfile profile,
            ResourceStatistics statistics,
            List<ProfileDetection> detections,
            Function<ProfileDetection, DetectionTotals> scope,
            ScoreWeights weights) {
        List<DetectionTotals> scored = detections.stream()
                .filter(detection -> !detection.getSuppressed())
                .map(scope)
                .filter(totals -> totals.getObjects() > 0)
                .toList();
        ProfiledBucket bucket = profile.getBucket();
        return new ScoredBucket(
                        statistics.getTotalItemsClassified(),
                        statistics.getTotalItemsSkipped(),
                        sensitive(statistics, scored),
                        scored.size(),
                        statistics.getTotalDetections() - statistics.getTotalDetectionsSuppressed(),
                        bucket == null ? null : bucket.getObjectCount(),
                        bucket == null ? null : bucket.getClassifiableObjectCount(),
                        bucket == null || !ACCESS_DENIED.equals(bucket.getErrorCode()))
                .score(weights);
    }

    // Objects that hold a type that counts. Of objects with several types the sums by type do not tell, so where some
    // are
    // suppressed it can be too many, but never more than were sensitive, and never any where no type counts.
    private static long sensitive(ResourceStatistics statistics, List<DetectionTotals> scored) {
        long sensitive = Math.min(statistics.getTotalItemsSensitive(), statistics.getTotalItemsClassified());
        return statistics.getTotalDetectionsSuppressed() == 0
                ? sensitive
                : Math.min(
                        sensitive,
                        scored.stream().mapToLong(DetectionTotals::getObjects).sum());
    }

    private static ProfileDetection flagged(ProfileDetection detection, Set<SuppressDataIdentifier> suppressed) {
        SuppressDataIdentifier identifier = new SuppressDataIdentifier(detection.getId(), detection.getType());
        return ProfileDetection.newBuilder(detection)
                .setSuppressed(suppressed.contains(identifier))
                .build();
    }

    private static ResourceStatistics withSuppressed(
            ResourceStatistics statistics,
            List<ProfileDetection> detections,
            Function<ProfileDetection, DetectionTotals> scope) {
        long suppressed = detections.stream()
                .filter(ProfileDetection::getSuppressed)
                .mapToLong(detection -> scope.apply(detection).getCount())
                .sum();
        return ResourceStatistics.newBuilder(statistics)
                .setTotalDetectionsSuppressed(suppressed)
                .build();
    }

    private static List<ProfileCategory> categories(Collection<ProfileDetection> detections) {
        Map<String, ProfileCategory> categories = new TreeMap<>();
        for (ProfileDetection detection : detections) {
            String name = detection.getCategory() == null ? NO_CATEGORY : detection.getCategory();
            ProfileCategory category = categories.computeIfAbsent(name, key -> new ProfileCategory(key, 0L, 0L));
            long count = detection.getTotals().getCount();
            category.setCount(category.getCount() + count);
            category.setSuppressedCount(category.getSuppressedCount() + (detection.getSuppressed() ? count : 0));
        }
        categories.values().removeIf(category -> category.getCount() == 0);
        return List.copyOf(categories.values());
    }
}
