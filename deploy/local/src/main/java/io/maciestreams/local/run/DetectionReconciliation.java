package io.maciestreams.local.run;

import io.maciestreams.avro.ProfileDetection;
import io.maciestreams.avro.ResourceProfile;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Detection;

/** What each profile says by type of sensitive data beside Macie's ListResourceProfileDetections, of automated discovery. */
final class DetectionReconciliation {

    private final Map<String, ResourceProfile> profiles;
    private final SimulatedMacie macie;
    private final PrintStream out;

    DetectionReconciliation(Map<String, ResourceProfile> profiles, SimulatedMacie macie, PrintStream out) {
        this.profiles = profiles;
        this.macie = macie;
        this.out = out;
    }

    /** Prints one line; true when every bucket agrees. */
    boolean run(List<String> buckets) {
        long agreeing = buckets.stream().filter(this::agrees).count();
        long types = buckets.stream()
                .mapToLong(bucket -> ours(profiles.get(bucket)).size())
                .sum();
        out.printf(
                "detections by type of %,d/%,d buckets, %,d types %s%n",
                agreeing, buckets.size(), types, agreeing == buckets.size() ? "ok" : "DIFFERS");
        return agreeing == buckets.size();
    }

    private boolean agrees(String bucket) {
        Map<String, Found> ours = ours(profiles.get(bucket));
        Map<String, Found> macies = macie.detections(bucket).stream()
                .collect(Collectors.toMap(
                        Detection::id, type -> new Found(type.count(), Boolean.TRUE.equals(type.suppressed()))));
        if (!ours.equals(macies)) {
            out.printf("detections of %s: ours %s, Macie's %s%n", bucket, ours, macies);
        }
        return ours.equals(macies);
    }

    private static Map<String, Found> ours(@Nullable ResourceProfile profile) {
        List<ProfileDetection> types = profile == null ? List.of() : profile.getDetections();
        return types.stream()
                .filter(type -> type.getAutomatedTotals().getCount() > 0)
                .collect(Collectors.toMap(
                        ProfileDetection::getId,
                        type -> new Found(type.getAutomatedTotals().getCount(), type.getSuppressed())));
    }

    /** Occurrences of one type. */
    private record Found(long count, boolean suppressed) {}
}
