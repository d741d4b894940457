package io.maciestreams.local.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.macie2.model.ClassificationResult;
import software.amazon.awssdk.services.macie2.model.Finding;

/** Counts of Macie's findings by window and dimensions, worked out from what its API tells. */
final class ExpectedCounts {

    /** Key of the record, and what it says: findings, and occurrences or null. */
    private final Map<String, long[]> rows = new HashMap<>();

    private ExpectedCounts() {}

    static Map<String, String> of(List<Finding> findings) {
        ExpectedCounts counts = new ExpectedCounts();
        findings.stream().filter(finding -> !finding.sample()).forEach(counts::add);
        Map<String, String> texts = new TreeMap<>();
        counts.rows.forEach((key, row) -> texts.put(key, row[0] + " with " + (key.endsWith("|") ? "null" : row[1])));
        return texts;
    }

    private void add(Finding finding) {
        Map<String, Long> types = occurrencesByType(finding);
        for (String window : windows(finding.createdAt())) {
            String dimensions = String.join(
                    "|",
                    window,
                    finding.accountId(),
                    finding.region(),
                    finding.typeAsString(),
                    finding.severity().descriptionAsString(),
                    finding.categoryAsString());
            add(dimensions + "||", 0);
            types.forEach((type, occurrences) -> add(dimensions + "|" + type, occurrences));
        }
    }

    private void add(String key, long occurrences) {
        long[] row = rows.computeIfAbsent(key, unused -> new long[2]);
        row[0]++;
        row[1] += occurrences;
    }

    private static List<String> windows(Instant created) {
        Instant hour = created.truncatedTo(ChronoUnit.HOURS);
        long minutes = ChronoUnit.MINUTES.between(hour, created);
        return List.of(
                "PT5M|" + hour.plus(minutes - minutes % 5, ChronoUnit.MINUTES),
                "PT1H|" + hour,
                "P1D|" + created.truncatedTo(ChronoUnit.DAYS));
    }

    /** All occurrences that a finding tells of. */
    static long occurrences(Finding finding) {
        return occurrencesByType(finding).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Map<String, Long> occurrencesByType(Finding finding) {
        Map<String, Long> types = new HashMap<>();
        ClassificationResult result = finding.classificationDetails() == null
                ? null
                : finding.classificationDetails().result();
        if (result != null) {
            result.sensitiveData().forEach(item -> item.detections()
                    .forEach(detection -> types.merge(
                            item.categoryAsString() + "|" + detection.type(), detection.count(), Long::sum)));
            if (result.customDataIdentifiers() != null) {
                result.customDataIdentifiers()
                        .detections()
                        .forEach(detection -> types.merge(
                                "CUSTOM_IDENTIFIER|" + Objects.requireNonNull(detection.arn()),
                                detection.count(),
                                Long::sum));
            }
        }
        return types;
    }
}
