package io.maciestreams.local.run;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The alerts that are open beside those that the simulated Macie gives reason for: rule, subject and finding of each. */
final class AlertReconciliation {

    private static final String FINDINGS_CURSOR = "/findings/cursor";

    private final TopicReader reader;
    private final SimulatedMacie macie;
    private final String shard;
    private final PrintStream out;

    AlertReconciliation(TopicReader reader, SimulatedMacie macie, String shard, PrintStream out) {
        this.reader = reader;
        this.macie = macie;
        this.shard = shard;
        this.out = out;
    }

    /** Prints one line, and one for each difference; true when there is none. */
    boolean run() {
        IngestCheckpoint cursor =
                Objects.requireNonNull(reader.latest(Topics.INGEST_CHECKPOINTS).get(shard + FINDINGS_CURSOR));
        Instant firstRunAt = Objects.requireNonNull(cursor.getFirstRunAt());
        List<ExpectedAlert> expected =
                new ExpectedAlerts(macie.findings(), firstRunAt, Instant.now()).all(macie.buckets(), macie.jobs());
        List<Alert> told =
                reader.all(Topics.ALERTS).stream().map(ConsumerRecord::value).toList();
        return compare(told, expected, out);
    }

    static boolean compare(List<Alert> told, List<ExpectedAlert> expected, PrintStream out) {
        Map<String, Alert> open = open(told);
        Map<String, ExpectedAlert> wanted = new TreeMap<>();
        expected.forEach(alert -> wanted.put(alert.key(), alert));
        TreeSet<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(open.keySet());
        List<String> differences = Stream.concat(
                        keys.stream().map(key -> difference(key, open.get(key), wanted.get(key))), twice(told))
                .filter(difference -> !difference.isEmpty())
                .toList();
        out.printf(
                "alerts %,d of %,d, by rule, subject and finding: %s%n",
                open.size(), wanted.size(), differences.isEmpty() ? "ok" : "DIFFERS");
        differences.forEach(out::println);
        return differences.isEmpty();
    }

    private static Map<String, Alert> open(List<Alert> told) {
        Map<String, Alert> open = new TreeMap<>();
        for (Alert alert : told) {
            if (alert.getState().equals("OPEN")) {
                open.put(key(alert), alert);
            } else {
                open.remove(key(alert));
            }
        }
        return open;
    }

    private static Stream<String> twice(List<Alert> told) {
        Set<Alert> known = new HashSet<>();
        return told.stream().filter(alert -> !known.add(alert)).map(alert -> "  told twice: " + key(alert));
    }

    private static String difference(String key, @Nullable Alert alert, @Nullable ExpectedAlert expected) {
        if (alert == null) {
            return "  missing: " + key;
        }
        if (expected == null) {
            return "  without reason: " + key;
        }
        boolean names = expected.findingIds().isEmpty()
                ? alert.getFindingId() == null
                : expected.findingIds().contains(Objects.requireNonNullElse(alert.getFindingId(), ""));
        return names ? "" : "  of another finding: %s, %s".formatted(key, alert.getFindingId());
    }

    private static String key(Alert alert) {
        return alert.getRuleId() + " " + alert.getSubject();
    }
}
