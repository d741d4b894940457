package io.maciestreams.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.ProfileDetection;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.cli.testing.CliStack;
import io.maciestreams.cli.testing.RunningCommand;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopIT {

    static {
        // Before a record is made: its class reads the setting.
        AvroSerdes.trustOurRecords();
    }

    private final Path folder;

    TopIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ranksBucketsTypesAndAccountsByTheNewestOfEach() throws Exception {
        try (CliStack stack = CliStack.start(folder)) {
            stack.publish(
                    Topics.RESOURCE_PROFILES,
                    ResourceProfile::getResourceArn,
                    List.of(profile("a", 40, 1, 90), profile("b", 70, 8, 30), profile("a", 99, 2, 50)));
            stack.publish(
                    Topics.FINDING_COUNTS,
                    counts -> counts.getAccountId() + counts.getDetectionType(),
                    List.of(counts("111122223333", null, 5), counts("111122223333", "NAME", 3)));

            assertThat(top(stack, "buckets", "--json", "--limit", "1"))
                    .containsExactly(
                            "{\"analysedObjects\":10,\"bucket\":\"a\",\"detections\":50,\"score\":99,\"sensitiveObjects\":2}");
            assertThat(top(stack, "buckets", "--by", "objects")).hasSize(3).satisfies(lines -> assertThat(lines.get(1))
                    .startsWith("b "));
            assertThat(top(stack, "types", "--json"))
                    .containsExactly("{\"buckets\":2,\"detections\":80,\"objects\":10,\"type\":\"NAME\"}");
            assertThat(top(stack, "types", "--json", "--since", "1h"))
                    .containsExactly("{\"detections\":6,\"findings\":3,\"type\":\"NAME\"}");
            assertThat(top(stack, "accounts", "--json", "--since", "1h"))
                    .containsExactly("{\"account\":\"111122223333\",\"findings\":5}");
        }
    }

    private static ResourceProfile profile(String bucket, int score, long objects, long detections) {
        ResourceStatistics statistics = ResourceStatistics.newBuilder()
                .setTotalItemsClassified(10)
                .setTotalItemsSensitive(objects)
                .setTotalDetections(detections)
                .build();
        DetectionTotals totals = DetectionTotals.newBuilder()
                .setCount(detections)
                .setObjects(objects)
                .build();
        return ResourceProfile.newBuilder()
                .setResourceArn("arn:aws:s3:::" + bucket)
                .setProfileUpdatedAt(Instant.EPOCH)
                .setSensitivityScore(score)
                .setStatistics(statistics)
                .setAutomatedStatistics(statistics)
                .setJobStatistics(statistics)
                .setDetections(List.of(ProfileDetection.newBuilder()
                        .setId("NAME")
                        .setType("MANAGED")
                        .setTotals(totals)
                        .setAutomatedTotals(totals)
                        .setJobTotals(totals)
                        .build()))
                .build();
    }

    private static FindingCounts counts(String account, @Nullable String type, long findings) {
        return FindingCounts.newBuilder()
                .setWindow("PT5M")
                .setWindowStart(Instant.now())
                .setAccountId(account)
                .setRegion("us-east-1")
                .setType("SensitiveData:S3Object/Personal")
                .setDetectionType(type)
                .setFindings(findings)
                .setOccurrences(type == null ? null : 2 * findings)
                .build();
    }

    private static List<String> top(CliStack stack, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("top", options[0]));
        arguments.addAll(stack.options());
        arguments.addAll(List.of(options).subList(1, options.length));
        try (RunningCommand top = RunningCommand.start(arguments.toArray(String[]::new))) {
            assertThat(top.awaitExit()).as("%s", top.output()).isZero();
            return top.output();
        }
    }
}
