package io.maciestreams.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.Alert;
import io.maciestreams.cli.notifier.Alerts;
import io.maciestreams.cli.testing.CliStack;
import io.maciestreams.cli.testing.RunningCommand;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Alert LOW =
            Alert.newBuilder(Alerts.about("bucket-a", 1)).setSeverity("LOW").build();
    private static final Alert OF_A_RULE = Alert.newBuilder(Alerts.about("bucket-a", 2))
            .setRuleId("job-failed")
            .build();
    private static final Alert OF_A_BUCKET = Alerts.about("bucket-b", 3);

    private final Path folder;

    TailIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void printsWhatIsWantedFromTheBeginningAndWhatComes() throws Exception {
        try (CliStack stack = CliStack.start(folder)) {
            stack.publish(Topics.ALERTS, Alert::getSubject, List.of(LOW, OF_A_RULE, OF_A_BUCKET));

            assertThat(tail(stack, "--from-beginning", "--limit", "3")).hasSize(3);
            assertThat(tail(stack, "--from-beginning", "--limit", "1", "--rule", "job-failed"))
                    .containsExactly(
                            "2026-11-20T10:15:30Z HIGH     OPEN     job-failed bucket-a: Credentials were found");
            assertThat(tail(stack, "--from-beginning", "--limit", "1", "--bucket", "bucket-b", "--json"))
                    .singleElement()
                    .satisfies(line -> assertThat(
                                    new ObjectMapper().readTree(line).get("id").asText())
                            .isEqualTo(OF_A_BUCKET.getId()));
            assertThat(tail(stack, "--from-beginning", "--limit", "2", "--severity", "medium"))
                    .hasSize(2)
                    .noneMatch(line -> line.contains(" LOW "));
            assertPrintsLive(stack);
        }
    }

    // Nothing says when a tail has begun: alerts are published until it prints one.
    private static void assertPrintsLive(CliStack stack) throws Exception {
        try (RunningCommand tail = start(stack)) {
            await().atMost(PATIENCE).until(() -> {
                stack.publish(Topics.ALERTS, Alert::getSubject, List.of(Alerts.about("bucket-live", 4)));
                return !tail.output().isEmpty();
            });
            tail.terminate();
            assertThat(tail.awaitExit()).isEqualTo(143);
            assertThat(tail.output()).allMatch(line -> line.contains("bucket-live"));
        }
    }

    private static List<String> tail(CliStack stack, String... options) throws Exception {
        try (RunningCommand tail = start(stack, options)) {
            assertThat(tail.awaitExit()).as("%s", tail.output()).isZero();
            return tail.output();
        }
    }

    private static RunningCommand start(CliStack stack, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("alerts", "tail"));
        arguments.addAll(stack.options());
        arguments.addAll(List.of(options));
        return RunningCommand.start(arguments.toArray(String[]::new));
    }
}
