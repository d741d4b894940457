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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.macie2.model.Finding;

/** Publishes each state of each finding of a shard once: fetch pages, leave out what has been published, publish the rest. */
public final class FindingsFeed implements Feed {

    private static final String NAME = "findings";

    // A transaction costs as much as some pages: in a backfill it holds several, in a pass with few news one.
    private static final int FINDINGS_IN_A_TRANSACTION = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FindingsFeed.class);

    private final int findingsInATransaction;
    private final Shard shard;
    private final MacieApi macie;
    private final Duration overlap;
    private final Clock clock;
    private final PublishedFindings published;
    private @Nullable FindingsPass pass;
    private @Nullable ReadFindings read;

    /**
     * Creates the feed as the checkpoints left it.
     *
     * @param publishing runs a transaction beside the reading of the next pages
     * @param overlap how far before the cursor each window starts
     */
    public FindingsFeed(
            Shard shard,
            MacieApi macie,
            Checkpoints checkpoints,
            Outbox outbox,
            Executor publishing,
            Duration overlap,
            Clock clock) {
        this(shard, macie, checkpoints, outbox, publishing, overlap, clock, FINDINGS_IN_A_TRANSACTION);
    }

    FindingsFeed(
            Shard shard,
            MacieApi macie,
            Checkpoints checkpoints,
            Outbox outbox,
            Executor publishing,
            Duration overlap,
            Clock clock,
            int findingsInATransaction) {
        this.findingsInATransaction = findingsInATransaction;
        this.shard = shard;
        this.macie = macie;
        this.overlap = overlap;
        this.clock = clock;
        FindingRecords records = new FindingRecords(shard, new DeadLetters(shard, clock));
        this.published = new PublishedFindings(
                new CheckpointKey(shard, NAME), checkpoints, outbox, publishing, overlap, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FindingsPass current = pass == null ? begin(now) : pass;
        // Only a page that was read leads to the next one.
        pass = null;
        Optional<FindingsPass> next = readPage(current);
        if (next.isEmpty() || read().fresh().size() >= findingsInATransaction) {
            published.publish(read());
            read = new ReadFindings(read().after());
        }
        if (next.isEmpty()) {
            published.await();
        }
        pass = next.orElse(null);
        return next.isEmpty();
    }

    private FindingsPass begin(Instant now) {
        FindingsCursor committed = published.cursor();
        FindingsCursor cursor = committed == null ? FindingsCursor.first(now) : committed;
        read = new ReadFindings(cursor);
        return new FindingsPass(now, cursor.window(now, overlap));
    }

    // What was read before a failure is not read again: a pass that fails now and then still comes to its end.
    private Optional<FindingsPass> readPage(FindingsPass current) throws MacieException {
        try {
            return readPage(current, read());
        } catch (MacieException e) {
            if (!read().fresh().isEmpty()) {
                published.publish(read());
            }
            published.await();
            throw e;
        }
    }

    private Optional<FindingsPass> readPage(FindingsPass current, ReadFindings unpublished) throws MacieException {
        ListedPage<String> page = macie.listFindings(current.listing());
        List<Finding> findings = macie.getFindings(page.items());
        warnOfMissing(page.items(), findings);
        Instant reached = current.reached(findings, overlap);
        FindingsCursor after = unpublished.after().reached(reached);
        addFresh(findings, current.listing().to(), unpublished);
        unpublished.reach(page.nextToken() == null ? after.polled(current.startedAt()) : after);
        return current.after(page, reached);
    }

    private void addFresh(List<Finding> findings, Instant windowEnd, ReadFindings unpublished) {
        for (Finding finding : findings) {
            StateHash hash = hash(finding);
            if (!published.contains(hash)) {
                unpublished.add(hash, finding, windowEnd);
            }
        }
    }

    private ReadFindings read() {
        return Objects.requireNonNull(read, "a pass has begun");
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
