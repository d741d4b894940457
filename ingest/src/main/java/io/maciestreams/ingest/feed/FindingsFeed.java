package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    private final CheckpointKey key;
    private final MacieApi macie;
    private final Outbox outbox;
    private final Duration overlap;
    private final Clock clock;
    private final FindingRecords records;
    private final SeenStates seen;
    private @Nullable FindingsCursor cursor;
    private @Nullable FindingsPass pass;
    private @Nullable ReadFindings read;

    /**
     * Creates the feed as the checkpoints left it.
     *
     * @param overlap how far before the cursor each window starts
     */
    public FindingsFeed(
            Shard shard, MacieApi macie, Checkpoints checkpoints, Outbox outbox, Duration overlap, Clock clock) {
        this(shard, macie, checkpoints, outbox, overlap, clock, FINDINGS_IN_A_TRANSACTION);
    }

    FindingsFeed(
            Shard shard,
            MacieApi macie,
            Checkpoints checkpoints,
            Outbox outbox,
            Duration overlap,
            Clock clock,
            int findingsInATransaction) {
        this.findingsInATransaction = findingsInATransaction;
        this.key = new CheckpointKey(shard, NAME);
        this.macie = macie;
        this.outbox = outbox;
        this.overlap = overlap;
        this.clock = clock;
        this.records = new FindingRecords(shard, new DeadLetters(shard, clock));
        this.seen = new SeenStates(checkpoints.seen(key).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> SeenPart.of(part.getValue()))));
        this.cursor = checkpoints.cursor(key).map(FindingsCursor::of).orElse(null);
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
            publish(read());
        }
        pass = next.orElse(null);
        return next.isEmpty();
    }

    private FindingsPass begin(Instant now) {
        FindingsCursor published = cursor == null ? FindingsCursor.first(now) : cursor;
        read = new ReadFindings(published);
        return new FindingsPass(now, published.window(now, overlap));
    }

    // What was read before a failure is not read again: a pass that fails now and then still comes to its end.
    private Optional<FindingsPass> readPage(FindingsPass current) throws MacieException {
        try {
            return readPage(current, read());
        } catch (MacieException e) {
            if (!read().fresh().isEmpty()) {
                publish(read());
            }
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
            if (!seen.contains(hash)) {
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

    private void publish(ReadFindings unpublished) {
        FindingsCursor after = unpublished.after();
        Map<StateHash, Finding> fresh = unpublished.fresh();
        if (fresh.isEmpty() && after.equals(cursor)) {
            return;
        }
        List<Integer> leftBehind = seen.leftBehind(after.from(overlap));
        int number = seen.nextNumber();
        SeenPart part = unpublished.toSeenPart();
        Map<String, @Nullable IngestCheckpoint> checkpoints = new LinkedHashMap<>();
        checkpoints.put(key.cursor(), after.toCheckpoint());
        leftBehind.forEach(left -> checkpoints.put(key.seen(left), null));
        if (!fresh.isEmpty()) {
            checkpoints.put(key.seen(number), part.toCheckpoint());
        }
        outbox.publish(new Batch(records(fresh.values(), after.firstRunAt()), checkpoints));
        accept(after, number, part, leftBehind);
    }

    private void accept(FindingsCursor after, int number, SeenPart part, List<Integer> leftBehind) {
        cursor = after;
        seen.remove(leftBehind);
        if (!part.hashes().isEmpty()) {
            seen.add(number, part);
        }
        read = new ReadFindings(after);
    }

    private List<ProducerRecord<String, SpecificRecord>> records(Collection<Finding> findings, Instant firstRunAt) {
        return findings.stream()
                .map(finding -> records.record(finding, firstRunAt))
                .toList();
    }

    private void warnOfMissing(List<String> listed, List<Finding> described) {
        Set<String> missing = new HashSet<>(listed);
        described.forEach(finding -> missing.remove(finding.id()));
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{} of {} findings listed for {} are gone, for example {}",
                    missing.size(),
                    listed.size(),
                    key.shard(),
                    missing.iterator().next());
        }
    }
}
