package io.maciestreams.processor.lifecycle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How a finding goes through its life. */
final class FindingLifecycle {

    /** How long Macie keeps a finding that does not recur. */
    static final Duration KEPT_BY_MACIE = Duration.ofDays(90);

    static final String EXPIRED = "EXPIRED";

    private static final String REPLAY = "REPLAY";

    private static final Comparator<Finding> ORDER =
            comparing(Finding::getUpdatedAt).thenComparing(Finding::getCount, nullsFirst(naturalOrder()));

    private FindingLifecycle() {}

    /**
     * The finding after it was read once more; null where that tells nothing new.
     *
     * @param provenance whether that was news
     * @param at when it was published
     */
    static @Nullable CurrentFinding after(
            @Nullable CurrentFinding before, Finding finding, Provenance provenance, Instant at) {
        boolean archived = Boolean.TRUE.equals(finding.getArchived());
        if (before == null) {
            return new CurrentFinding(finding, archived ? "ARCHIVED" : "CREATED", finding.getUpdatedAt(), provenance);
        }
        Finding known = before.getFinding();
        int order = ORDER.compare(finding, known);
        boolean turned = archived != Boolean.TRUE.equals(known.getArchived());
        // A copy from before a finding was archived says nothing of now.
        boolean isHistory = REPLAY.equals(provenance.getKind());
        if (order < 0 || (order == 0 && (isHistory || !turned))) {
            return null;
        }
        String state = turned ? (archived ? "ARCHIVED" : "UNARCHIVED") : "RECURRED";
        // Archiving by hand leaves updatedAt as it is.
        return new CurrentFinding(finding, state, order == 0 ? at : finding.getUpdatedAt(), provenance);
    }

    /** The finding once Macie does not keep it any longer. */
    static CurrentFinding expired(CurrentFinding current) {
        return new CurrentFinding(current.getFinding(), EXPIRED, expiry(current), current.getProvenance());
    }

    /** When Macie gives a finding up. */
    static Instant expiry(CurrentFinding current) {
        return current.getFinding().getUpdatedAt().plus(KEPT_BY_MACIE);
    }
}
