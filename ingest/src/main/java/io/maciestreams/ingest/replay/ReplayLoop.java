package io.maciestreams.ingest.replay;

import io.maciestreams.avro.ReplayProgress;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.topics.Topic;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source, filter, known already?, publish: each document of each source goes through these four. */
final class ReplayLoop {

    /** Opens a source where reading is to go on; null for its beginning. */
    interface Opening {
        ReplaySource open(@Nullable Position from) throws IOException, MacieException;
    }

    private final ReplayFilter filter;
    private final KnownStates known;
    private final ReplayCheckpoint checkpoint;
    private final ReplayRecords records;
    private final Outbox outbox;
    private final ReplayPace pace;
    private final ReplayReport report;
    private final Clock clock;

    ReplayLoop(
            ReplayFilter filter,
            KnownStates known,
            ReplayCheckpoint checkpoint,
            ReplayRecords records,
            Outbox outbox,
            ReplayPace pace,
            ReplayReport report,
            Clock clock) {
        this.filter = filter;
        this.known = known;
        this.checkpoint = checkpoint;
        this.records = records;
        this.outbox = outbox;
        this.pace = pace;
        this.report = report;
        this.clock = clock;
    }

    /** Replays what is left. Returns whether all was: false where it was stopped. */
    boolean run(List<Opening> sources) throws IOException, MacieException, InterruptedException {
        for (int number = progress().getSource(); number < sources.size(); number++) {
            try (ReplaySource source = sources.get(number).open(checkpoint.position())) {
                if (!replay(number, source)) {
                    return false;
                }
            }
            checkpoint.reachedEndOf(number);
        }
        if (!checkpoint.isComplete()) {
            outbox.publish(new Batch(List.of(), checkpoint.atEnd(clock.instant())));
        }
        return true;
    }

    private boolean replay(int number, ReplaySource source) throws IOException, MacieException, InterruptedException {
        ReplayBatch batch = new ReplayBatch(pace.burst());
        while (!pace.isStopped() && source.next()) {
            take(source.candidate(), batch);
            checkpoint.reached(number, source.position());
            if (batch.isFull()) {
                publish(batch);
                report.tell(progress(), source.progress());
                batch = new ReplayBatch(pace.burst());
            }
        }
        publish(batch);
        return !pace.isStopped();
    }

    private void take(Candidate candidate, ReplayBatch batch) {
        batch.read();
        progress().setRead(progress().getRead() + 1);
        if (candidate instanceof Candidate.Usable usable) {
            take(usable, batch);
        } else if (candidate instanceof Candidate.Unusable unusable) {
            giveUp(unusable, batch);
        }
    }

    private void take(Candidate.Usable document, ReplayBatch batch) {
        if (!filter.matches(document.facts())) {
            progress().setFiltered(progress().getFiltered() + 1);
        } else if (!known.add(document.identity())) {
            progress().setKnown(progress().getKnown() + 1);
        } else {
            send(document, batch);
        }
    }

    private void send(Candidate.Usable document, ReplayBatch batch) {
        int size = ReplayRecords.size(document.value());
        if (size > Topic.MAX_VALUE_BYTES) {
            giveUp(ReplayRecords.tooLarge(document), batch);
            return;
        }
        batch.add(records.record(document), size);
        batch.sent(document.identity());
        report.sent(document);
        progress().setSent(progress().getSent() + 1);
    }

    private void giveUp(Candidate.Unusable document, ReplayBatch batch) {
        batch.add(records.deadLetter(document), document.payload().length);
        progress().setDeadLettered(progress().getDeadLettered() + 1);
    }

    private void publish(ReplayBatch batch) throws InterruptedException {
        outbox.publish(new Batch(batch.records(), checkpoint.after(batch.sent())));
        pace.sent(batch.records().size());
    }

    private ReplayProgress progress() {
        return checkpoint.progress();
    }
}
