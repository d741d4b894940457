package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of jobs and of all analyses, which Macie itself does not show, beside a count of the latest result of each
 * object in Macie's result files.
 */
final class ScopeReconciliation {

    private static final ResourceStatistics NOTHING =
            ResourceStatistics.newBuilder().build();

    private final Map<String, ResourceProfile> profiles;
    private final SimulatedMacie macie;
    private final PrintStream out;

    ScopeReconciliation(Map<String, ResourceProfile> profiles, SimulatedMacie macie, PrintStream out) {
        this.profiles = profiles;
        this.macie = macie;
        this.out = out;
    }

    /** Prints a line for each scope; true when every bucket agrees in both. */
    boolean run(List<String> buckets, List<MacieResult> results) {
        Map<String, List<MacieResult>> byBucket =
                results.stream().collect(Collectors.groupingBy(MacieResult::bucketArn));
        boolean jobsAgree =
                compare("JOB", buckets, byBucket, result -> !result.isAutomated(), ResourceProfile::getJobStatistics);
        boolean allAgree = compare("ALL", buckets, byBucket, result -> true, ResourceProfile::getStatistics);
        return jobsAgree && allAgree;
    }

    private boolean compare(
            String scope,
            List<String> buckets,
            Map<String, List<MacieResult>> results,
            Predicate<MacieResult> inScope,
            Function<ResourceProfile, ResourceStatistics> ours) {
        long agreeing = 0;
        for (String bucket : buckets) {
            ResourceStatistics counted =
                    count(latest(results.getOrDefault(bucket, List.of()), inScope), suppressed(bucket));
            ResourceStatistics profiled = ours(profiles.get(bucket), ours);
            agreeing += counted.equals(profiled) ? 1 : 0;
            if (!counted.equals(profiled)) {
                out.printf("scope %s of %s: ours %s, counted %s%n", scope, bucket, profiled, counted);
            }
        }
        out.printf(
                "scope %s of %,d/%,d buckets %s%n",
                scope, agreeing, buckets.size(), agreeing == buckets.size() ? "ok" : "DIFFERS");
        return agreeing == buckets.size();
    }

    private static ResourceStatistics ours(
            @Nullable ResourceProfile profile, Function<ResourceProfile, ResourceStatistics> scope) {
        return profile == null ? NOTHING : scope.apply(profile);
    }

    private static Collection<MacieResult> latest(List<MacieResult> results, Predicate<MacieResult> inScope) {
        Map<String, MacieResult> latest = new HashMap<>();
        results.stream()
                .filter(inScope)
                .filter(result -> !result.tellsThatTheObjectIsGone())
                .filter(result -> results.stream().noneMatch(gone -> removes(gone, result)))
                .forEach(result ->
                        latest.merge(result.path(), result, (a, b) -> MacieResult.BY_AGE.compare(a, b) >= 0 ? a : b));
        return latest.values();
    }

    private static boolean removes(MacieResult gone, MacieResult result) {
        return gone.tellsThatTheObjectIsGone()
                && gone.path().equals(result.path())
                && !result.createdAt().isAfter(gone.createdAt());
    }

    // Custom data identifiers are suppressed by their id, and found by their ARN, which ends with it.
    private Set<String> suppressed(String bucket) {
        return macie.detections(bucket).stream()
                .filter(type -> Boolean.TRUE.equals(type.suppressed()))
                .map(type -> type.arn() == null ? type.id() : type.arn())
                .collect(Collectors.toSet());
    }

    private static ResourceStatistics count(Collection<MacieResult> results, Set<String> suppressed) {
        ResourceStatistics sums = ResourceStatistics.newBuilder().build();
        results.forEach(result -> add(sums, result, suppressed));
        return sums;
    }

    private static void add(ResourceStatistics sums, MacieResult result, Set<String> suppressed) {
        if (result.isSkipped()) {
            addSkipped(sums, result.reason());
            return;
        }
        sums.setTotalItemsClassified(sums.getTotalItemsClassified() + 1);
        sums.setTotalBytesClassified(sums.getTotalBytesClassified() + result.sizeClassified());
        sums.setTotalItemsSensitive(sums.getTotalItemsSensitive() + (result.isSensitive() ? 1 : 0));
        result.detections().forEach((type, count) -> {
            sums.setTotalDetections(sums.getTotalDetections() + count);
            sums.setTotalDetectionsSuppressed(
                    sums.getTotalDetectionsSuppressed() + (suppressed.contains(type) ? count : 0));
        });
    }

    private static void addSkipped(ResourceStatistics sums, String reason) {
        sums.setTotalItemsSkipped(sums.getTotalItemsSkipped() + 1);
        switch (reason) {
            case "INVALID_ENCRYPTION" -> sums.setTotalItemsSkippedInvalidEncryption(
                    sums.getTotalItemsSkippedInvalidEncryption() + 1);
            case "INVALID_KMS_KEY" -> sums.setTotalItemsSkippedInvalidKms(sums.getTotalItemsSkippedInvalidKms() + 1);
            case "PERMISSION_DENIED" -> sums.setTotalItemsSkippedPermissionDenied(
                    sums.getTotalItemsSkippedPermissionDenied() + 1);
            default -> {}
        }
    }
}
