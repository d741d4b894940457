package io.maciestreams.local.run;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return compare(open(), expected);
    }

    private Map<String, Alert> open() {
        Map<String, Alert> open = new TreeMap<>();
        reader.all(Topics.ALERTS).forEach(record -> {
            Alert alert = record.value();
            if (alert.getState().equals("OPEN")) {
                open.put(key(alert), alert);
            } else {
                open.remove(key(alert));
            }
        });
        return open;
    }

    boolean compare(Map<String, Alert> open, List<ExpectedAlert> expected) {
        Map<String, ExpectedAlert> wanted = new TreeMap<>();
        expected.forEach(alert -> wanted.put(alert.key(), alert));
        TreeSet<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(open.keySet());
        List<String> differences = keys.stream()
                .map(key -> difference(key, open.get(key), wanted.get(key)))
                .filter(difference -> !difference.isEmpty())
                .toList();
        out.printf(
                "alerts %,d of %,d, by rule, subject and finding: %s%n",
                open.size(), wanted.size(), differences.isEmpty() ? "ok" : "DIFFERS");
        differences.forEach(out::println);
        return differences.isEmpty();
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
