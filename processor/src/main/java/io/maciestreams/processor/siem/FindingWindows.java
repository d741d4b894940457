package io.maciestreams.processor.siem;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one finding adds to the counts: in each window a record without, and one with each type of sensitive data. */
final class FindingWindows {

    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));

    private FindingWindows() {}

    /** Whether a state of a finding tells of something real. */
    static boolean counts(@Nullable CurrentFinding current) {
        return current != null && !new FindingView(current).isSample();
    }

    static List<FindingCounts> of(CurrentFinding current) {
        List<FindingCounts> all = new ArrayList<>();
        for (Duration length : LENGTHS) {
            all.add(counts(current.getFinding(), length));
            all.addAll(byDetectionType(current, length));
        }
        return all;
    }

    /** Names a record among all: window, start and dimensions. Its last part may hold any text, the others no bar. */
    static String key(FindingCounts counts) {
        return String.join(
                "|",
                counts.getWindow(),
                counts.getWindowStart().toString(),
                counts.getAccountId(),
                counts.getRegion(),
                counts.getType(),
                text(counts.getSeverity()),
                text(counts.getCategory()),
                text(counts.getSensitiveDataCategory()),
                text(counts.getDetectionType()));
    }

    /** The sum of two records under one key. */
    static FindingCounts add(FindingCounts sum, FindingCounts added) {
        return FindingCounts.newBuilder(sum)
                .setFindings(sum.getFindings() + added.getFindings())
                .setOccurrences(
                        sum.getOccurrences() == null || added.getOccurrences() == null
                                ? sum.getOccurrences()
                                : Long.valueOf(sum.getOccurrences() + added.getOccurrences()))
                .build();
    }

    // One for each type, though a finding may name it twice: it is one finding.
    private static Collection<FindingCounts> byDetectionType(CurrentFinding current, Duration length) {
        Map<String, FindingCounts> byType = new LinkedHashMap<>();
        for (DetectedData detection : new FindingView(current).detections()) {
            if (detection.type() != null) {
                FindingCounts counts = counts(current.getFinding(), length);
                counts.setSensitiveDataCategory(detection.category());
                counts.setDetectionType(detection.type());
                counts.setOccurrences(detection.count());
                byType.merge(key(counts), counts, FindingWindows::ofOneFinding);
            }
        }
        return byType.values();
    }

    private static FindingCounts ofOneFinding(FindingCounts sum, FindingCounts added) {
        FindingCounts both = add(sum, added);
        both.setFindings(1L);
        return both;
    }

    private static FindingCounts counts(Finding finding, Duration length) {
        Severity severity = finding.getSeverity();
        return FindingCounts.newBuilder()
                .setWindow(name(length))
                .setWindowStart(start(finding.getCreatedAt(), length))
                .setAccountId(finding.getAccountId())
                .setRegion(finding.getRegion())
                .setType(finding.getType())
                .setSeverity(severity == null ? null : severity.getDescription())
                .setCategory(finding.getCategory())
                .setFindings(1)
                .build();
    }

    private static Instant start(Instant time, Duration length) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    // Duration writes a day as 24 hours.
    private static String name(Duration length) {
        return length.equals(Duration.ofDays(1)) ? "P1D" : length.toString();
    }

    private static String text(@Nullable String dimension) {
        return dimension == null ? "" : dimension;
    }
}
