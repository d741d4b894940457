package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ProfileCategory;
import io.maciestreams.avro.ProfileDetection;
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

    private static final String NO_CATEGORY = "";

    private CompleteProfile() {}

    static ResourceProfile of(ResourceProfile sums) {
        Set<SuppressDataIdentifier> suppressed = new HashSet<>(sums.getSuppressedDataIdentifiers());
        List<ProfileDetection> detections = sums.getDetections().stream()
                .map(detection -> flagged(detection, suppressed))
                .toList();
        return ResourceProfile.newBuilder(sums)
                .setDetections(detections)
                .setCategories(categories(detections))
                .setStatistics(withSuppressed(sums.getStatistics(), detections, ProfileDetection::getTotals))
                .setAutomatedStatistics(
                        withSuppressed(sums.getAutomatedStatistics(), detections, ProfileDetection::getAutomatedTotals))
                .setJobStatistics(withSuppressed(sums.getJobStatistics(), detections, ProfileDetection::getJobTotals))
                .build();
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
