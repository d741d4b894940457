package io.maciestreams.simulator.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws archives: what an analysis finds in one is the sum of what it finds in the files inside. */
final class Archives {

    private static final int FEW = 3;
    private static final int MANY = 120;

    private final Dice dice;
    private final SensitiveContent content;

    Archives(Dice dice) {
        this.dice = dice;
        this.content = new SensitiveContent(dice);
    }

    /** One of a few files, or of more than Macie writes results about into one file. */
    ObjectVersion draw(Bucket bucket, int index, boolean large, Instant analysedAt) {
        Instant lastModified =
                analysedAt.minus(Duration.ofMinutes(dice.skewed(2, 50_000))).truncatedTo(ChronoUnit.SECONDS);
        List<EmbeddedFile> members = new ArrayList<>();
        int number = large ? MANY : FEW + dice.below(6);
        for (int i = 0; i < number; i++) {
            members.add(member(i, lastModified));
        }
        boolean complete =
                members.stream().allMatch(member -> member.content().status().equals("COMPLETE"));
        return new ObjectVersion(
                bucket,
                "archive/" + (large ? "everything-" : "export-") + index + ".zip",
                FileKind.ZIP,
                members.stream().mapToLong(EmbeddedFile::size).sum() / 3,
                dice.hex(32),
                lastModified,
                complete ? "COMPLETE" : "PARTIAL",
                complete ? null : "ARCHIVE_CONTAINS_UNPROCESSED_FILES",
                sum(members),
                members);
    }

    /** The first is always sensitive; the third could not be read. */
    private EmbeddedFile member(int number, Instant archivedAt) {
        FileKind kind = dice.pick(FileKind.PLAIN);
        List<Detection> detections = number == 0 || dice.chance(0.4) ? content.draw() : List.of();
        long size = 100 + dice.skewed(100, 1_000_000);
        Instant lastModified = archivedAt.minus(Duration.ofMinutes(dice.skewed(1, 10_000)));
        boolean readable = number != 2;
        return new EmbeddedFile(
                "part-%03d/data.%s".formatted(number, kind.extension()),
                size,
                lastModified,
                readable
                        ? new Classified(kind, "COMPLETE", null, size, detections)
                        : new Classified(kind, "SKIPPED", "MALFORMED_FILE", 0, List.of()));
    }

    private static List<Detection> sum(List<EmbeddedFile> members) {
        Map<DataIdentifier, Long> counts = new LinkedHashMap<>();
        members.stream()
                .flatMap(member -> member.content().detections().stream())
                .forEach(detection -> counts.merge(detection.identifier(), detection.count(), Long::sum));
        return counts.entrySet().stream()
                .map(sum -> new Detection(sum.getKey(), sum.getValue()))
                .toList();
    }
}
