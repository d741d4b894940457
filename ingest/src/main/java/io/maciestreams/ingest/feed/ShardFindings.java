package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.macie2.model.Finding;

/**
 * The findings of a shard, whichever of its two feeds reads them: pages in, transactions out, each state once.
 *
 * <p>Where a transaction failed, this must not be used any more: what it had read is lost with it, and read again by
 * the next one, from the checkpoints.
 */
public final class ShardFindings {

    static final String NEWS = "findings";
    static final String LATE = "late-findings";

    // A transaction costs as much as some pages, which counts while history is read.
    private static final int FINDINGS_IN_A_TRANSACTION = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ShardFindings.class);

    private final Shard shard;
    private final FindingsOverlaps overlaps;
    private final Clock clock;
    private final int findingsInATransaction;
    private final PublishedFindings published;
    private final List<FindingsReading> readings = new ArrayList<>();
    private @Nullable ReadFindings unpublished;

    /**
     * Starts as the checkpoints left it.
     *
     * @param publishing runs a transaction beside the reading of the next pages
     */
    public ShardFindings(
            Shard shard,
            Checkpoints checkpoints,
            Outbox outbox,
            Executor publishing,
            FindingsOverlaps overlaps,
            Clock clock) {
        this(shard, checkpoints, outbox, publishing, overlaps, clock, FINDINGS_IN_A_TRANSACTION);
    }

    ShardFindings(
            Shard shard,
            Checkpoints checkpoints,
            Outbox outbox,
            Executor publishing,
            FindingsOverlaps overlaps,
            Clock clock,
            int findingsInATransaction) {
        this.shard = shard;
        this.overlaps = overlaps;
        this.clock = clock;
        this.findingsInATransaction = findingsInATransaction;
        this.published = new PublishedFindings(
                new CheckpointKey(shard, NEWS),
                new CheckpointKey(shard, LATE),
                checkpoints,
                outbox,
                publishing,
                new FindingRecords(shard, new DeadLetters(shard, clock)));
    }

    FindingsOverlaps overlaps() {
        return overlaps;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The passes of a feed. */
    FindingsReading reading(MacieApi macie, Supplier<FindingsPass> begin, FindingsReading.Advance advance) {
        FindingsReading reading = new FindingsReading(this, macie, begin, advance);
        readings.add(reading);
        return reading;
    }

    /** How far the pages have come that were read; what is forgotten goes by the same. */
    FindingsProgress progress() {
        return unpublished().after();
    }

    /** Reads a page and publishes of it what is not published yet; the pass after it is empty behind the last one. */
    Optional<FindingsPass> read(MacieApi macie, FindingsPass pass, FindingsReading.Advance advance)
            throws MacieException {
        Optional<FindingsPass> next = readOrPublish(macie, pass, advance);
        if (next.isEmpty() || isWorthATransaction()) {
            publish();
        }
        if (next.isEmpty()) {
            published.await();
        }
        return next;
    }

    // What was read before a failure is not read again: a pass that fails now and then still comes to its end.
    private Optional<FindingsPass> readOrPublish(MacieApi macie, FindingsPass pass, FindingsReading.Advance advance)
            throws MacieException {
        try {
            return readPage(macie, pass, advance, unpublished());
        } catch (MacieException e) {
            if (!unpublished().fresh().isEmpty()) {
                publish();
            }
            published.await();
            throw e;
        }
    }

    private Optional<FindingsPass> readPage(
            MacieApi macie, FindingsPass pass, FindingsReading.Advance advance, ReadFindings read)
            throws MacieException {
        ListedPage<String> page = macie.listFindings(pass.listing());
        List<Finding> findings = macie.getFindings(page.items());
        warnOfMissing(page.items(), findings);
        Instant reached = pass.reached(findings, overlaps.late());
        FindingsProgress after = advance.after(read.after(), pass, findings, reached, page.nextToken() == null);
        addFresh(findings, pass.listing().to(), read);
        read.reach(after);
        return pass.after(page, reached);
    }

    private void addFresh(List<Finding> findings, Instant windowEnd, ReadFindings read) {
        for (Finding finding : findings) {
            StateHash hash = hash(finding);
            if (!published.contains(hash)) {
                read.add(hash, finding, windowEnd);
            }
        }
    }

    // News go out with each page, as long as the transactions keep up with the pages; history in few transactions.
    private boolean isWorthATransaction() {
        int fresh = unpublished().fresh().size();
        boolean isNews = fresh > 0 && progress().isCaughtUp() && published.isIdle();
        return isNews || fresh >= findingsInATransaction;
    }

    private void publish() {
        ReadFindings findings = unpublished();
        published.publish(findings, earliestWindow(findings.after()));
        unpublished = new ReadFindings(findings.after());
    }

    // A pass under way may stand before its feed's next window.
    private Instant earliestWindow(FindingsProgress progress) {
        Instant earliest = progress.earliestWindow(overlaps);
        return readings.stream()
                .flatMap(reading -> reading.position().stream())
                .filter(position -> position.isBefore(earliest))
                .min(Instant::compareTo)
                .orElse(earliest);
    }

    private ReadFindings unpublished() {
        if (unpublished == null) {
            FindingsProgress committed = published.progress();
            unpublished = new ReadFindings(committed == null ? FindingsProgress.first(now()) : committed);
        }
        return unpublished;
    }

    private static StateHash hash(Finding finding) {
        return finding.updatedAt() == null
                ? StateHash.of(finding.id(), SdkJson.bytes(finding))
                : StateHash.of(finding.id(), finding.updatedAt(), finding.count());
    }

    private void warnOfMissing(List<String> listed, List<Finding> described) {
        Set<String> missing = new HashSet<>(listed);
        described.forEach(finding -> missing.remove(finding.id()));
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{} of {} findings listed for {} are gone, for example {}",
                    missing.size(),
                    listed.size(),
                    shard,
                    missing.iterator().next());
        }
    }
}
