package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ProfileDetection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** The sums of a profile by type of sensitive data; a type that no object holds any longer has none. */
final class DetectionSums {

    private DetectionSums() {}

    /** The sums after a change, sorted by type. */
    static List<ProfileDetection> after(ObjectChange change, List<ProfileDetection> detections) {
        Map<String, ProfileDetection> sums = new TreeMap<>();
        detections.forEach(detection -> sums.put(DetectedType.key(detection), detection));
        change.detected().forEach(type -> sums.computeIfAbsent(type.key(), key -> type.nothingCounted()));
        add(change.all(), sums, ProfileDetection::getTotals);
        add(change.automated(), sums, ProfileDetection::getAutomatedTotals);
        add(change.job(), sums, ProfileDetection::getJobTotals);
        sums.values().removeIf(DetectionSums::isNothing);
        return List.copyOf(sums.values());
    }

    private static void add(
            ScopeChange change, Map<String, ProfileDetection> sums, Function<ProfileDetection, DetectionTotals> scope) {
        change.types().forEach((key, difference) -> {
            DetectionTotals totals = scope.apply(Objects.requireNonNull(sums.get(key), key));
            totals.setCount(totals.getCount() + difference.getCount());
            totals.setObjects(totals.getObjects() + difference.getObjects());
        });
    }

    // What the whole counts one of the scopes counts.
    private static boolean isNothing(ProfileDetection detection) {
        return detection.getAutomatedTotals().getObjects() == 0
                && detection.getJobTotals().getObjects() == 0;
    }
}
