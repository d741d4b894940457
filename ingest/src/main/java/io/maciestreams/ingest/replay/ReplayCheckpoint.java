package io.maciestreams.ingest.replay;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.ReplayProgress;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.SeenPart;
import io.maciestreams.ingest.feed.StateHash;
import io.maciestreams.service.ServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far a replay has come, as parts of {@code macie.ingest-checkpoints}: a cursor, and until its end the hashes of what it sent. */
final class ReplayCheckpoint {

    private static final String CURSOR = "cursor";
    private static final String SEEN = "seen-";

    private final String prefix;
    private final ReplayProgress progress;
    private final Set<String> seenParts = new TreeSet<>();
    private int nextSeen;

    private ReplayCheckpoint(String prefix, ReplayProgress progress) {
        this.prefix = prefix;
        this.progress = progress;
    }

    /** Partition of a replay's checkpoints. */
    static int partition(String replayId, int partitions) {
        return CheckpointKey.partition(owner(replayId), partitions);
    }

    /** A replay that begins. */
    static ReplayCheckpoint first(ReplayRequest request, Instant now) {
        return restore(request, Checkpoints.none(), now, new KnownStates());
    }

    /**
     * A replay as its last run left it.
     *
     * @param known gets what has been sent
     * @throws ServiceException where that was another request
     */
    static ReplayCheckpoint restore(ReplayRequest request, Checkpoints checkpoints, Instant now, KnownStates known) {
        String prefix = owner(request.id()) + "/";
        IngestCheckpoint cursor = checkpoints.parts().get(prefix + CURSOR);
        ReplayProgress progress = cursor == null ? null : cursor.getReplay();
        if (progress == null) {
            progress = ReplayProgress.newBuilder()
                    .setRequest(request.description())
                    .setStartedAt(now)
                    .build();
        } else if (!progress.getRequest().equals(request.description())) {
            throw new ServiceException("Replay " + request.id() + " has begun as: " + progress.getRequest()
                    + ". Go on with that, or take another id");
        }
        ReplayCheckpoint restored = new ReplayCheckpoint(prefix, progress);
        checkpoints.parts().forEach((key, part) -> restored.restore(key, part, known));
        return restored;
    }

    private void restore(String key, IngestCheckpoint part, KnownStates known) {
        if (key.startsWith(prefix + SEEN)) {
            SeenPart.of(part).hashes().forEach(known::add);
            seenParts.add(key);
            nextSeen = Math.max(nextSeen, Integer.parseInt(key.substring(prefix.length() + SEEN.length())) + 1);
        }
    }

    /** The progress itself: it counts what is read. */
    ReplayProgress progress() {
        return progress;
    }

    @Nullable
    Position position() {
        String part = progress.getPart();
        return part == null ? null : new Position(part, progress.getVersion(), progress.getNumber());
    }

    void reached(int source, Position position) {
        progress.setSource(source);
        progress.setPart(position.part());
        progress.setVersion(position.version());
        progress.setNumber(position.number());
    }

    /** A source has come to its end. */
    void reachedEndOf(int source) {
        progress.setSource(source + 1);
        progress.setPart(null);
        progress.setVersion(null);
        progress.setNumber(0);
    }

    boolean isComplete() {
        return progress.getCompletedAt() != null;
    }

    /** The parts that change with a transaction which sends what has these hashes. */
    Map<String, @Nullable IngestCheckpoint> after(Collection<StateHash> sent) {
        Map<String, @Nullable IngestCheckpoint> changes = new LinkedHashMap<>();
        if (!sent.isEmpty()) {
            String key = prefix + SEEN + nextSeen++;
            seenParts.add(key);
            changes.put(key, SeenPart.of(sent, progress.getStartedAt()).toCheckpoint());
        }
        changes.put(prefix + CURSOR, cursor());
        return changes;
    }

    /** The parts that change when all has been sent: nothing of it needs to be known any more. */
    Map<String, @Nullable IngestCheckpoint> atEnd(Instant now) {
        progress.setCompletedAt(now);
        Map<String, @Nullable IngestCheckpoint> changes = new LinkedHashMap<>();
        seenParts.forEach(key -> changes.put(key, null));
        changes.put(prefix + CURSOR, cursor());
        return changes;
    }

    private IngestCheckpoint cursor() {
        return IngestCheckpoint.newBuilder()
                .setReplay(ReplayProgress.newBuilder(progress).build())
                .build();
    }

    private static String owner(String replayId) {
        return "replay/" + replayId;
    }
}
