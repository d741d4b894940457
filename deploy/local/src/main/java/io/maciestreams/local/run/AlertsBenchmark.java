package io.maciestreams.local.run;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.S3Object;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.StackException;
import io.maciestreams.local.run.SimulatedMacie.Listed;
import io.maciestreams.provision.Provision;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long findings that come at a steady rate take to their alerts, from Macie's list to a reader of committed records. */
final class AlertsBenchmark {

    private static final int OBJECTS = 500;
    private static final Duration PASSES = Duration.ofMillis(200);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
    private static final Duration NEWS = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String STREAM = "stream/";
    private static final String RULE = "each-new-finding";
    private static final String RULES =
            """
            rules:
              - id: %s
                description: Each finding of the benchmark
                severity: LOW
                on: finding
                condition: finding.resourcesAffected.s3Object.key.startsWith("%s")
                throttle: 0s
            """
                    .formatted(RULE, STREAM);

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
            try (SimulatedMacie macie = SimulatedMacie.start(stack, account, "--findings-per-second=" + rate);
                    Arrivals<Finding> findings = Arrivals.of(stack, Topics.FINDINGS, AlertsBenchmark::streamed);
                    Arrivals<Alert> alerts = Arrivals.of(stack, Topics.ALERTS, AlertsBenchmark::ofTheRule)) {
                Services.startIngestOfFindings(stack, folder, macie.endpoint(), account, PASSES);
                awaitNews(findings);
                Thread.sleep(measured.toMillis());
                Instant from = Instant.now();
                Thread.sleep(measured.toMillis());
                Map<String, Instant> seen = alerts.since(from);
                if (seen.isEmpty()) {
                    throw new StackException("Findings came, but no alert in %d s".formatted(measured.toSeconds()));
                }
                report(findings.of(seen.keySet()), seen, macie.listed());
            }
        }
    }

    private static @Nullable String streamed(Finding finding) {
        S3Object object = finding.getResourcesAffected().getS3Object();
        return object != null && String.valueOf(object.getKey()).startsWith(STREAM) ? finding.getId() : null;
    }

    private static @Nullable String ofTheRule(Alert alert) {
        return alert.getRuleId().equals(RULE) ? alert.getFindingId() : null;
    }

    // At first ingest is behind: findings come while it starts.
    private void awaitNews(Arrivals<Finding> findings) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Finding newest = findings.newest();
            if (newest != null && newest.getUpdatedAt().isAfter(Instant.now().minus(NEWS))) {
                return;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw new StackException("After %d minutes findings still come late: this machine is too slow for %,d a second"
                .formatted(PATIENCE.toMinutes(), rate));
    }

    private void report(Map<String, Instant> findings, Map<String, Instant> alerts, Map<String, Listed> listed) {
        out.printf(
                "alerts                          %,d in %d s, each of another finding; %,d findings a second came%n",
                alerts.size(), measured.toSeconds(), rate);
        out.println("list to alert                   " + latencies(alerts, listed, Listed::listedAt));
        out.println("  list to macie.findings        " + latencies(findings, listed, Listed::listedAt));
        out.println("  macie.findings to its alert   " + Latencies.of(between(findings, alerts)));
        out.println("change to alert                 " + latencies(alerts, listed, Listed::updatedAt)
                + ", with the wait for a pass");
        out.printf(
                "hops: list, ingest (a pass each %d ms, no overlap), macie.findings, alerts (commit interval %d ms),"
                        + " macie.alerts; read_committed in both%n",
                PASSES.toMillis(), COMMIT_INTERVAL.toMillis());
    }

    private static List<Duration> between(Map<String, Instant> findings, Map<String, Instant> alerts) {
        return alerts.entrySet().stream()
                .map(alert -> Duration.between(Objects.requireNonNull(findings.get(alert.getKey())), alert.getValue()))
                .toList();
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
