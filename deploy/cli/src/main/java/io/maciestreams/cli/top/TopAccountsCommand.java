package io.maciestreams.cli.top;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topics;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accounts that own buckets, by what is in these or by findings of late. */
@Command(
        name = "accounts",
        description = {
            "Accounts by detections in the buckets that they own, from macie.resource-profiles and macie.buckets; with",
            "--since by findings of that time, from macie.analytics.finding-counts."
        },
        footer = {
            "",
            "Examples:",
            "  macie-streams top accounts --config processor.properties",
            "  macie-streams top accounts --config processor.properties --since 7d --json"
        })
final class TopAccountsCommand extends RankingCommand {

    private static final String UNKNOWN = "unknown";

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
        Map<String, BucketMetadata> buckets = latest(config, Topics.BUCKETS);
        Sums sums = new Sums();
        latest(config, Topics.RESOURCE_PROFILES)
                .values()
                .forEach(profile -> add(sums, account(buckets.get(profile.getResourceArn())), profile));
        return sums.ranking("account", "detections", "sensitiveObjects", "sensitiveBuckets", "buckets");
    }

    private static String account(@Nullable BucketMetadata bucket) {
        String account = bucket == null ? null : bucket.getAccountId();
        return account == null ? UNKNOWN : account;
    }

    private static void add(Sums sums, String account, ResourceProfile profile) {
        ResourceStatistics statistics = profile.getStatistics();
        long sensitive = statistics.getTotalItemsSensitive();
        sums.add(account, statistics.getTotalDetections(), sensitive, sensitive > 0 ? 1 : 0, 1);
    }

    private static Ranking overFindings(ServiceConfig config, Since since) {
        Sums sums = new Sums();
        since.of(latest(config, Topics.FINDING_COUNTS).values())
                .filter(counts -> counts.getDetectionType() == null)
                .forEach(counts -> sums.add(counts.getAccountId(), counts.getFindings()));
        return sums.ranking("account", "findings");
    }

    @Override
    int sortColumn() {
        return 0;
    }
}
