package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.ingest.publish.Publication;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has been published of a shard's findings, and the one transaction under way, for which the feed need not wait. */
final class PublishedFindings {

    private final CheckpointKey key;
    private final CheckpointKey lateKey;
    private final Outbox outbox;
    private final Executor publishing;
    private final FindingRecords records;
    private final SeenStates seen;
    private @Nullable FindingsProgress progress;
    private @Nullable Transaction underWay;

    /** Records and checkpoint that become visible at once, and what is known after that. */
    private record Transaction(
            ReadFindings findings, int number, SeenPart part, List<Integer> leftBehind, Publication publication) {}

    PublishedFindings(
            CheckpointKey key,
            CheckpointKey lateKey,
            Checkpoints checkpoints,
            Outbox outbox,
            Executor publishing,
            FindingRecords records) {
        this.key = key;
        this.lateKey = lateKey;
        this.outbox = outbox;
        this.publishing = publishing;
        this.records = records;
        this.seen = new SeenStates(checkpoints.seen(key).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> SeenPart.of(part.getValue()))));
        IngestCheckpoint late = checkpoints.cursor(lateKey).orElse(null);
        this.progress = checkpoints
                .cursor(key)
                .map(news -> FindingsProgress.of(news, late))
                .orElse(null);
    }

    /** How far the committed transactions have come; null before the first. */
    @Nullable
    FindingsProgress progress() {
        return progress;
    }

    /** Whether nothing is being published. */
    boolean isIdle() {
        return underWay == null || underWay.publication().isDone();
    }

    /** Whether a state is committed, or on its way. */
    boolean contains(StateHash hash) {
        return seen.contains(hash)
                || (underWay != null && underWay.findings().fresh().containsKey(hash));
    }

    /**
     * Starts to publish, as soon as the transaction before is committed.
     *
     * @param earliestWindow no window starts before: what is older can be forgotten
     */
    void publish(ReadFindings findings, Instant earliestWindow) {
        await();
        if (findings.fresh().isEmpty() && findings.after().equals(progress)) {
            return;
        }
        List<Integer> leftBehind = seen.leftBehind(earliestWindow);
        int number = seen.nextNumber();
        SeenPart part = findings.toSeenPart();
        Publication publication =
                Publication.start(outbox, () -> batch(findings, number, part, leftBehind), publishing);
        underWay = new Transaction(findings, number, part, leftBehind, publication);
    }

    /** Returns when no transaction is under way. What one that failed held is neither published nor remembered. */
    void await() {
        Transaction transaction = underWay;
        if (transaction != null) {
            underWay = null;
            transaction.publication().await();
            accept(transaction);
        }
    }

    private void accept(Transaction committed) {
        progress = committed.findings().after();
        seen.remove(committed.leftBehind());
        if (!committed.part().hashes().isEmpty()) {
            seen.add(committed.number(), committed.part());
        }
    }

    private Batch batch(ReadFindings findings, int number, SeenPart part, List<Integer> leftBehind) {
        FindingsProgress after = findings.after();
        Map<String, @Nullable IngestCheckpoint> checkpoints = new LinkedHashMap<>();
        checkpoints.put(key.cursor(), after.newsCheckpoint());
        after.lateCheckpoint().ifPresent(late -> checkpoints.put(lateKey.cursor(), late));
        leftBehind.forEach(left -> checkpoints.put(key.seen(left), null));
        if (!part.hashes().isEmpty()) {
            checkpoints.put(key.seen(number), part.toCheckpoint());
        }
        return new Batch(
                findings.fresh().values().stream()
                        .map(finding -> records.record(finding, after.news().firstRunAt()))
                        .toList(),
                checkpoints);
    }
}
