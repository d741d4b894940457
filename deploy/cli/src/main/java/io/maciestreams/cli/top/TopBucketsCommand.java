package io.maciestreams.cli.top;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Buckets by what their profiles say. */
@Command(
        name = "buckets",
        description = "Buckets by score, sensitive objects or detections, from macie.resource-profiles.",
        footer = {"", "Example:", "  macie-streams top buckets --config processor.properties --by detections --limit 5"
        })
final class TopBucketsCommand extends RankingCommand {

    /** What decides. */
    enum By {
        SCORE(0),
        OBJECTS(1),
        DETECTIONS(2);

        private final int column;

        By(int column) {
            this.column = column;
        }
    }

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "SCORE",
            description = "What decides: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private By by = By.SCORE;

    @Override
    Ranking ranking(ServiceConfig config) {
        return new Ranking(
                List.of("bucket", "score", "sensitiveObjects", "detections", "analysedObjects"),
                latest(config, Topics.RESOURCE_PROFILES).values().stream()
                        .map(TopBucketsCommand::row)
                        .toList());
    }

    private static Ranking.Row row(ResourceProfile profile) {
        ResourceStatistics statistics = profile.getStatistics();
        String arn = profile.getResourceArn();
        Integer score = profile.getSensitivityScore();
        return new Ranking.Row(
                arn.substring(arn.lastIndexOf(':') + 1),
                List.of(
                        Objects.requireNonNullElse(score, 0).longValue(),
                        statistics.getTotalItemsSensitive(),
                        statistics.getTotalDetections(),
                        statistics.getTotalItemsClassified()));
    }

    @Override
    int sortColumn() {
        return by.column;
    }
}
