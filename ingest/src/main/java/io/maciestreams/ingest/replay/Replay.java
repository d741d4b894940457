package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.checkpoint.CheckpointReader;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.FencedException;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One run of a replay: takes over from the last run with its id, goes on where that one stopped, and tells what it did. */
public final class Replay {

    private static final Duration KEPT_BY_MACIE = Duration.ofDays(90);

    private final ReplayRequest request;
    private final Connections connections;
    private final PrintStream out;
    private final Clock clock;
    private final ReplayPace pace;
    private boolean complete;

    public Replay(ReplayRequest request, Connections connections, PrintStream out, Clock clock) {
        this.request = request;
        this.connections = connections;
        this.out = out;
        this.clock = clock;
        this.pace = new ReplayPace(request.rate(), System::nanoTime);
    }

    /** Replays what is left of it, until it is stopped. */
    public void run() throws IOException, InterruptedException {
        try {
            if (request.dryRun()) {
                KnownStates known = new KnownStates();
                replay(known, ReplayCheckpoint.first(request, now()), batch -> {});
            } else {
                publish();
            }
        } catch (MacieException e) {
            throw new ServiceException(e.getMessage() + ". What was sent is committed: run it again to go on");
        } catch (FencedException e) {
            throw new ServiceException("Another run of replay " + request.id() + " has taken over");
        }
    }

    /** Ends the run in order. */
    public void stop() {
        pace.stop();
    }

    /** Whether all has been replayed. */
    public boolean isComplete() {
        return complete;
    }

    private void publish() throws IOException, MacieException, InterruptedException {
        int partition = ReplayCheckpoint.partition(request.id(), partitions());
        try (Publisher publisher = connections.publisher(request.id(), partition)) {
            publisher.open();
            Checkpoints checkpoints = new CheckpointReader(connections::checkpoints)
                    .read(new TopicPartition(Topics.INGEST_CHECKPOINTS.name(), partition));
            KnownStates known = new KnownStates();
            replay(known, ReplayCheckpoint.restore(request, checkpoints, now(), known), publisher);
        }
    }

    private void replay(KnownStates known, ReplayCheckpoint checkpoint, Outbox outbox)
            throws IOException, MacieException, InterruptedException {
        ReplayReport report =
                new ReplayReport(out, System::nanoTime, checkpoint.progress().getRead());
        ReplayRecords records = new ReplayRecords(request.id(), request.alert(), clock);
        Instant startedAt = checkpoint.progress().getStartedAt();
        complete = new ReplayLoop(request.filter(), known, checkpoint, records, outbox, pace, report, clock)
                .run(request.sources().stream()
                        .map(source -> opening(source, startedAt))
                        .toList());
        if (request.dryRun()) {
            report.outlook();
        }
        report.end(checkpoint.progress(), outcome());
    }

    private String outcome() {
        if (!complete) {
            return "Stopped, the same id goes on";
        }
        return request.dryRun() ? "Nothing was written" : "Replayed";
    }

    private ReplayLoop.Opening opening(SourceSpec source, Instant startedAt) {
        if (source instanceof SourceSpec.Files files) {
            return from -> FileSource.open(files(files), files.form(), from);
        }
        if (source instanceof SourceSpec.OfTopic topic) {
            return from -> new TopicSource(
                    topic.topic(), connections.records(), connections.deserializer(topic.topic()), from);
        }
        return from -> macie(startedAt, from);
    }

    private ReplayFiles files(SourceSpec.Files files) {
        return files.bucket()
                .map(bucket -> connections.bucket(bucket, files.prefix()))
                .orElseGet(() -> new FolderFiles(Path.of(files.location())));
    }

    private MacieSource macie(Instant startedAt, @Nullable Position position) {
        ReplayFilter filter = request.filter();
        Instant oldest = startedAt.minus(KEPT_BY_MACIE);
        Instant from = filter.from() == null || filter.from().isBefore(oldest) ? oldest : filter.from();
        Instant to = filter.to() == null || filter.to().isAfter(startedAt) ? startedAt : filter.to();
        List<Shard> shards = connections.shards().stream()
                .filter(shard -> filter.regions().isEmpty() || filter.regions().contains(shard.region()))
                .toList();
        return new MacieSource(to.isBefore(from) ? List.of() : shards, from, to, connections::macie, position);
    }

    private int partitions() {
        try (Consumer<?, ?> consumer = connections.checkpoints()) {
            int partitions =
                    consumer.partitionsFor(Topics.INGEST_CHECKPOINTS.name()).size();
            if (partitions == 0) {
                throw new ServiceException(
                        "There is no topic " + Topics.INGEST_CHECKPOINTS.name() + ": run the provision step first");
            }
            return partitions;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
