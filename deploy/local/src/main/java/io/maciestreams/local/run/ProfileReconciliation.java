package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every bucket's profile beside Macie's own numbers. Macie's profiles reflect automated discovery, so the automated scope is
 * compared; and of it what findings can tell.
 */
final class ProfileReconciliation {

    private static final ResourceStatistics NOTHING =
            ResourceStatistics.newBuilder().build();

    private final TopicReader reader;
    private final SimulatedMacie macie;
    private final PrintStream out;

    ProfileReconciliation(TopicReader reader, SimulatedMacie macie, PrintStream out) {
        this.reader = reader;
        this.macie = macie;
        this.out = out;
    }

    /** Prints the comparison; true when every bucket agrees. */
    boolean run() throws IOException {
        Map<String, ResourceProfile> profiles = reader.latest(Topics.RESOURCE_PROFILES);
        Set<String> buckets = new TreeSet<>(macie.truth().buckets());
        long agreeing = 0;
        out.printf(
                "%n%-44s %-28s %-24s %s%n",
                "bucket", "totalDetections", "totalItemsSensitive", "Macie's other members");
        for (String bucket : buckets) {
            agreeing += compare(bucket, profiles.remove(bucket)) ? 1 : 0;
        }
        profiles.keySet().forEach(bucket -> out.printf("%-44s unknown to Macie%n", bucket));
        out.printf("reconciled %d/%d buckets%n", agreeing, buckets.size());
        return agreeing == buckets.size() && profiles.isEmpty();
    }

    private boolean compare(String bucket, @Nullable ResourceProfile profile) {
        ResourceStatistics ours = profile == null ? NOTHING : profile.getAutomatedStatistics();
        software.amazon.awssdk.services.macie2.model.ResourceStatistics macies =
                macie.resourceProfile(bucket).statistics();
        boolean detectionsAgree = ours.getTotalDetections() == macies.totalDetections();
        boolean sensitiveAgree = ours.getTotalItemsSensitive() == macies.totalItemsSensitive();
        out.printf(
                "%-44s %-28s %-24s needs result files: %s%n",
                bucket.substring(bucket.lastIndexOf(':') + 1),
                beside(ours.getTotalDetections(), macies.totalDetections(), detectionsAgree),
                beside(ours.getTotalItemsSensitive(), macies.totalItemsSensitive(), sensitiveAgree),
                otherMembers(macies));
        return detectionsAgree && sensitiveAgree;
    }

    private static String beside(long ours, long macies, boolean agree) {
        return "%,d %s %,d %s".formatted(ours, agree ? "=" : "!=", macies, agree ? "ok" : "DIFFERS");
    }

    private static String otherMembers(software.amazon.awssdk.services.macie2.model.ResourceStatistics macies) {
        return "%,d classified, %,d bytes, %,d suppressed, %,d skipped (%,d encryption, %,d KMS, %,d permission)"
                .formatted(
                        macies.totalItemsClassified(),
                        macies.totalBytesClassified(),
                        macies.totalDetectionsSuppressed(),
                        macies.totalItemsSkipped(),
                        macies.totalItemsSkippedInvalidEncryption(),
                        macies.totalItemsSkippedInvalidKms(),
                        macies.totalItemsSkippedPermissionDenied());
    }
}
