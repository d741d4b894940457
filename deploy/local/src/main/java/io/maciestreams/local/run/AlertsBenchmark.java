package io.maciestreams.local.run;

import io.maciestreams.avro.Alert;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.run.SimulatedMacie.Listed;
import io.maciestreams.provision.Provision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** How long findings that come at a steady rate take to their alerts, from Macie's list to a reader of committed records. */
final class AlertsBenchmark {

    private static final int OBJECTS = 500;
    private static final Duration PASSES = Duration.ofSeconds(1);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final String RULE = "each-new-finding";
    private static final String RULES =
            """
            rules:
              - id: %s
                description: Each finding of the benchmark
                severity: LOW
                on: finding
                condition: finding.resourcesAffected.s3Object.key.startsWith("stream/")
                throttle: 0s
            """
                    .formatted(RULE);

    private final DataFolder folder;
    private final int rate;
    private final Duration measured;
    private final PrintStream out;

    AlertsBenchmark(DataFolder folder, int rate, Duration measured, PrintStream out) {
        this.folder = folder;
        this.rate = rate;
        this.measured = measured;
        this.out = out;
    }

    void run() throws Exception {
        Path rules = Files.writeString(folder.path().resolve("rules.yaml"), RULES);
        AccountSpec account = new AccountSpec(1, OBJECTS, 0, Instant.now());
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            Services.startAlerts(
                    stack,
                    folder,
                    Map.of(
                            "alerts.rules",
                            rules.toString(),
                            "kafka.commit.interval.ms",
                            Long.toString(COMMIT_INTERVAL.toMillis())));
            try (SimulatedMacie macie = SimulatedMacie.start(stack, account, "--findings-per-second=" + rate)) {
                Services.startIngestOfFindings(stack, folder, macie.endpoint(), account, PASSES);
                report(seenAt(stack), macie.listed());
            }
        }
    }

    // Of each finding when its alert was there to read; those from before the JVMs are warm are left out.
    private Map<String, Instant> seenAt(LocalStack stack) {
        Map<String, Instant> seenAt = new HashMap<>();
        AvroSerdes serdes = new AvroSerdes(StackSettings.clients(stack));
        try (Consumer<String, Alert> alerts = TopicReader.consumer(stack, serdes.deserializer(Topics.ALERTS))) {
            TopicReader.assignFromBeginning(alerts, List.of(Topics.ALERTS));
            Instant first = poll(stack, alerts, new HashMap<>());
            while (Instant.now().isBefore(first.plus(measured))) {
                poll(stack, alerts, new HashMap<>());
            }
            while (Instant.now().isBefore(first.plus(measured.multipliedBy(2)))) {
                poll(stack, alerts, seenAt);
            }
        }
        return seenAt;
    }

    /** Waits for alerts of the rule; when they came. */
    private static Instant poll(LocalStack stack, Consumer<String, Alert> alerts, Map<String, Instant> seenAt) {
        int before = seenAt.size();
        Instant now = Instant.now();
        while (seenAt.size() == before) {
            stack.requireAlive();
            var records = alerts.poll(POLL);
            now = Instant.now();
            for (var record : records) {
                Alert alert = record.value();
                if (alert.getRuleId().equals(RULE)
                        && seenAt.put(Objects.requireNonNull(alert.getFindingId()), now) != null) {
                    throw new IllegalStateException("A second alert of finding " + alert.getFindingId());
                }
            }
        }
        return now;
    }

    private void report(Map<String, Instant> seenAt, Map<String, Listed> listed) {
        out.printf(
                "alerts           %,d in %d s, each of another finding; %,d findings a second came%n",
                seenAt.size(), measured.toSeconds(), rate);
        out.println("after the list   " + latencies(seenAt, listed, Listed::listedAt));
        out.println("after the change " + latencies(seenAt, listed, Listed::updatedAt) + ", with the wait for a pass");
        out.printf(
                "hops             list, ingest, macie.findings, alerts (commit interval %d ms), macie.alerts, a reader of"
                        + " what is committed%n",
                COMMIT_INTERVAL.toMillis());
    }

    private static Latencies latencies(
            Map<String, Instant> seenAt, Map<String, Listed> listed, Function<Listed, Instant> since) {
        return Latencies.of(seenAt.entrySet().stream()
                .map(seen -> {
                    Listed finding = Objects.requireNonNull(listed.get(seen.getKey()));
                    return Duration.between(since.apply(finding), seen.getValue());
                })
                .toList());
    }
}
