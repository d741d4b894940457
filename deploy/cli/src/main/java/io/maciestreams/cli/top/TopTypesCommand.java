package io.maciestreams.cli.top;

import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.ProfileDetection;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topics;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Types of sensitive data, over all buckets or by findings of late. */
@Command(
        name = "types",
        description = {
            "Types of sensitive data by detections over all buckets, from macie.resource-profiles; with --since by the",
            "findings of that time, from macie.analytics.finding-counts."
        },
        footer = {
            "",
            "Examples:",
            "  macie-streams top types --config processor.properties",
            "  macie-streams top types --config processor.properties --since 1d"
        })
final class TopTypesCommand extends RankingCommand {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only findings that Macie created since: 30m, 6h, 90d; in whole windows of 5 min, 1 h or 1 d.")
    private @Nullable String since;

    @Override
    Ranking ranking(ServiceConfig config) {
        return since == null ? overProfiles(config) : overFindings(config, Since.parse(since, Instant.now()));
    }

    private static Ranking overProfiles(ServiceConfig config) {
        Sums sums = new Sums();
        latest(config, Topics.RESOURCE_PROFILES).values().forEach(profile -> profile.getDetections()
                .forEach(detection -> add(sums, detection)));
        return sums.ranking("type", "detections", "objects", "buckets");
    }

    private static void add(Sums sums, ProfileDetection detection) {
        sums.add(
                Objects.requireNonNullElse(detection.getName(), detection.getId()),
                detection.getTotals().getCount(),
                detection.getTotals().getObjects(),
                1);
    }

    private static Ranking overFindings(ServiceConfig config, Since since) {
        Sums sums = new Sums();
        since.of(latest(config, Topics.FINDING_COUNTS).values())
                .filter(counts -> counts.getDetectionType() != null)
                .forEach(counts ->
                        sums.add(String.valueOf(counts.getDetectionType()), occurrences(counts), counts.getFindings()));
        return sums.ranking("type", "detections", "findings");
    }

    private static long occurrences(FindingCounts counts) {
        Long occurrences = counts.getOccurrences();
        return occurrences == null ? 0 : occurrences;
    }

    @Override
    int sortColumn() {
        return 0;
    }
}
