package io.maciestreams.simulator.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws objects that are sensitive, clean or not analysable, and their later versions. */
final class ObjectVersions {

    private static final List<String> FOLDERS =
            List.of("hr/payroll", "sales/orders", "support/tickets", "exports", "finance/invoices", "legal/contracts");
    private static final List<String> NAMES =
            List.of("customers", "report", "batch", "Übersicht 2", "dump", "list (final)");
    private static final List<String> SKIP_REASONS = List.of(
            "PERMISSION_DENIED",
            "INVALID_KMS_KEY",
            "INVALID_ENCRYPTION",
            "INVALID_OBJECT_STATE",
            "MALFORMED_FILE",
            "UNSUPPORTED_FILE_TYPE_EXCEPTION",
            "FILE_EXCEEDS_SIZE_LIMIT",
            "UNABLE_TO_PARSE_FILE",
            "SOURCE_OBJECT_NO_LONGER_AVAILABLE");

    private final Dice dice;
    private final SensitiveContent content;

    ObjectVersions(Dice dice) {
        this.dice = dice;
        this.content = new SensitiveContent(dice);
    }

    /** A new object, last modified some time before it is first analysed. */
    ObjectVersion draw(Bucket bucket, int index, Instant firstAnalysis) {
        double fate = dice.share();
        if (fate < 0.45) {
            return sensitive(bucket, index, firstAnalysis);
        }
        return fate < 0.85
                ? version(bucket, index, firstAnalysis, "COMPLETE", null, List.of())
                : version(bucket, index, firstAnalysis, "SKIPPED", dice.pick(SKIP_REASONS), List.of());
    }

    ObjectVersion sensitive(Bucket bucket, int index, Instant firstAnalysis) {
        return dice.chance(0.05)
                ? version(bucket, index, firstAnalysis, "PARTIAL", "TIME_CUT_OFF_REACHED", content.draw())
                : version(bucket, index, firstAnalysis, "COMPLETE", null, content.draw());
    }

    /**
     * The same object with other content: a new eTag, time and size, and of sensitive data more or less, but not none.
     */
    ObjectVersion changed(ObjectVersion before, Instant at) {
        List<Detection> detections = before.sensitive() ? content.changed(before.detections()) : List.of();
        return new ObjectVersion(
                before.bucket(),
                before.key(),
                before.kind(),
                size(detections),
                dice.hex(32),
                at.truncatedTo(ChronoUnit.SECONDS),
                before.status(),
                before.reason(),
                detections,
                List.of());
    }

    private ObjectVersion version(
            Bucket bucket,
            int index,
            Instant firstAnalysis,
            String status,
            @Nullable String reason,
            List<Detection> detections) {
        FileKind kind = dice.pick(FileKind.PLAIN);
        Instant lastModified = firstAnalysis.minus(Duration.ofMinutes(dice.skewed(2, 500_000)));
        return new ObjectVersion(
                bucket,
                key(kind, index, lastModified),
                kind,
                size(detections),
                dice.hex(32),
                lastModified.truncatedTo(ChronoUnit.SECONDS),
                status,
                reason,
                detections,
                List.of());
    }

    private String key(FileKind kind, int index, Instant lastModified) {
        int year = lastModified.atOffset(ZoneOffset.UTC).getYear();
        return dice.pick(FOLDERS) + "/" + year + "/" + dice.pick(NAMES) + "-" + index + "." + kind.extension();
    }

    private long size(List<Detection> detections) {
        long occurrences = detections.stream().mapToLong(Detection::count).sum();
        return 40 * occurrences + dice.skewed(100, 20_000_000);
    }
}
