package io.maciestreams.cli.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.cli.testing.CliStack;
import io.maciestreams.cli.testing.RunningCommand;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged notifier against a real broker and a real HTTP server that behaves badly, killed half-way. */
class NotifierIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SUBJECTS = 12;
    private static final int ALERTS = 400;
    private static final Set<Integer> REFUSED = Set.of(33, 150, 299);

    private final Path folder;

    NotifierIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void deliversEachAlertInTheOrderOfItsSubjectThoughKilledTwice() throws Exception {
        try (CliStack stack = CliStack.start(folder);
                Receiver receiver = Receiver.start(new Moody()::answer)) {
            List<Alert> alerts = IntStream.range(0, ALERTS)
                    .mapToObj(i -> Alerts.about("bucket-" + i % SUBJECTS, i))
                    .toList();
            stack.publish(Topics.ALERTS, Alert::getSubject, alerts);
            Path settings = settings(stack, receiver, Map.of());
            killAfter(ALERTS / 4, settings, receiver);
            killAfter(ALERTS / 2, settings, receiver);
            try (RunningCommand notifier = RunningCommand.start("alerts", "notify", settings.toString())) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(stack.lag("macie-streams-notifier"))
                        .as("%s", notifier.output())
                        .isZero());
                notifier.terminate();
                assertThat(notifier.awaitExit()).isEqualTo(143);
                assertThat(notifier.output()).noneMatch(line -> line.contains("s3cret") || line.contains("/hook"));
            }
            assertEachWasAcceptedInOrder(alerts, receiver);
            assertDeadLettersAreTheRefused(stack);
        }
    }

    @Test
    void sendsOnlyWhatIsWantedAndOnlyWhatIsNewerThanItsFirstStart() throws Exception {
        try (CliStack stack = CliStack.start(folder);
                Receiver receiver = Receiver.start(request -> Receiver.ACCEPT)) {
            stack.publish(Topics.ALERTS, Alert::getSubject, List.of(Alerts.about("bucket-old", 1)));
            Path settings = settings(stack, receiver, Map.of("alerts.start", "newest", "alerts.severity", "HIGH"));
            try (RunningCommand notifier = RunningCommand.start("alerts", "notify", settings.toString())) {
                await().atMost(PATIENCE).until(() -> stack.hasOffsets("macie-streams-notifier"));
                notifier.kill();
            }
            stack.publish(
                    Topics.ALERTS,
                    Alert::getSubject,
                    List.of(
                            Alert.newBuilder(Alerts.about("bucket-new", 2))
                                    .setSeverity("MEDIUM")
                                    .build(),
                            Alerts.about("bucket-new", 3)));
            try (RunningCommand notifier = RunningCommand.start("alerts", "notify", settings.toString())) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(stack.lag("macie-streams-notifier"))
                        .as("%s", notifier.output())
                        .isZero());
            }
            assertThat(receiver.requests()).extracting(NotifierIT::number).containsExactly(3);
        }
    }

    @Test
    void aWrongSettingIsOneLineAndTwo() throws Exception {
        Path settings = Files.writeString(folder.resolve("wrong.properties"), "kafka.bootstrap.servers=a:1");
        try (RunningCommand notifier = RunningCommand.start("alerts", "notify", settings.toString())) {
            assertThat(notifier.awaitExit()).isEqualTo(2);
            assertThat(notifier.output()).singleElement().asString().contains("schema.registry.url");
        }
    }

    private static void killAfter(int accepted, Path settings, Receiver receiver) throws IOException {
        try (RunningCommand notifier = RunningCommand.start("alerts", "notify", settings.toString())) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(
                            accepted(receiver).size())
                    .as("%s", notifier.output())
                    .isGreaterThanOrEqualTo(accepted));
            notifier.kill();
        }
    }

    // What was accepted twice counts where it was accepted first: a receiver knows the second by its key.
    private static void assertEachWasAcceptedInOrder(List<Alert> alerts, Receiver receiver) {
        Map<String, List<Integer>> bySubject = accepted(receiver).stream()
                .collect(Collectors.groupingBy(
                        number -> "bucket-" + number % SUBJECTS, Collectors.toCollection(ArrayList::new)));
        assertThat(accepted(receiver)).hasSize(alerts.size() - REFUSED.size()).doesNotContainAnyElementsOf(REFUSED);
        assertThat(bySubject.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    private static List<Integer> accepted(Receiver receiver) {
        return receiver.requests().stream()
                .filter(Receiver.Request::accepted)
                .map(NotifierIT::number)
                .distinct()
                .toList();
    }

    private static void assertDeadLettersAreTheRefused(CliStack stack) {
        List<DeadLetter> letters = stack.all(Topics.DEAD_LETTERS);
        assertThat(letters)
                .allSatisfy(letter -> {
                    assertThat(letter.getService()).isEqualTo("notifier");
                    assertThat(letter.getOrigin()).isEqualTo("macie.alerts");
                    assertThat(letter.getReason()).startsWith("the webhook answered 422");
                })
                .extracting(letter -> Integer.parseInt(letter.getId(), 16))
                .isSubsetOf(REFUSED)
                .containsAll(REFUSED);
    }

    private static int number(Receiver.Request request) {
        return Integer.parseInt(request.json().get("id").asText(), 16);
    }

    private Path settings(CliStack stack, Receiver receiver, Map<String, String> more) throws IOException {
        Properties settings = new Properties();
        settings.putAll(stack.settings());
        settings.setProperty("webhook.url", receiver.url());
        settings.setProperty("webhook.hmac.secret", "s3cret");
        settings.setProperty("webhook.timeout.ms", "1000");
        settings.setProperty("webhook.retries", "50");
        settings.setProperty("webhook.retry.backoff.ms", "20");
        settings.setProperty("webhook.retry.backoff.max.ms", "200");
        settings.setProperty("alerts.start", "oldest");
        settings.putAll(more);
        Path file = folder.resolve("notifier.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    /** Fails, hangs, closes connections, answers slowly or asks for patience, one time in five; refuses some for good. */
    private static final class Moody {

        private final Random random = new Random(7);
        private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();

        synchronized Receiver.Behaviour answer(Receiver.Request request) {
            int number = number(request);
            if (REFUSED.contains(number)) {
                return Receiver.status(422);
            }
            // Not for ever: after three bad answers each gets a good one.
            boolean patient = asked.merge(number, 1, Integer::sum) <= 3;
            return patient && random.nextInt(5) == 0 ? badAnswer() : Receiver.ACCEPT;
        }

        private Receiver.Behaviour badAnswer() {
            return switch (random.nextInt(6)) {
                case 0 -> Receiver.HANG;
                case 1 -> Receiver.CLOSE;
                case 2 -> Receiver.SLOWLY;
                case 3 -> Receiver.HANG_IN_THE_BODY;
                case 4 -> Receiver.status(429, "Retry-After", "1");
                default -> Receiver.status(503);
            };
        }
    }
}
