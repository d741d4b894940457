package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;

/**
 * Every bucket's profile beside Macie's own numbers, all nine statistics and the score. Macie's profiles reflect automated discovery, so the automated
 * scope is compared.
 */
final class ProfileReconciliation {

    private static final ResourceStatistics NOTHING =
            ResourceStatistics.newBuilder().build();
    private static final String BUCKET = "%-44s";

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
        out.println();
        printLine("bucket", Statistic::title, "score");
        for (String bucket : buckets) {
            agreeing += compare(bucket, profiles.remove(bucket)) ? 1 : 0;
        }
        profiles.keySet().forEach(bucket -> out.printf(BUCKET + " unknown to Macie%n", bucket));
        out.printf(
                "reconciled %d/%d buckets, %d statistics and the score each%n",
                agreeing, buckets.size(), Statistic.ALL.size());
        return agreeing == buckets.size() && profiles.isEmpty();
    }

    private boolean compare(String bucket, @Nullable ResourceProfile profile) {
        ResourceStatistics ours = profile == null ? NOTHING : profile.getAutomatedStatistics();
        GetResourceProfileResponse theirs = macie.resourceProfile(bucket);
        software.amazon.awssdk.services.macie2.model.ResourceStatistics macies = theirs.statistics();
        Score score = Score.of(profile, theirs);
        boolean agree = score.agrees() && Statistic.ALL.stream().allMatch(statistic -> statistic.agrees(ours, macies));
        String name = bucket.substring(bucket.lastIndexOf(':') + 1);
        printLine(agree ? name : name + " DIFFERS", statistic -> statistic.cell(ours, macies), score.toString());
        return agree;
    }

    private void printLine(String start, Function<Statistic, String> cell, String end) {
        out.printf(BUCKET, start);
        Statistic.ALL.forEach(statistic -> out.printf(" %14s", cell.apply(statistic)));
        out.printf("  %s%n", end);
    }
}
