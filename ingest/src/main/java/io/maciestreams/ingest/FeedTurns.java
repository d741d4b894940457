package io.maciestreams.ingest;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.RequestPace;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Gathers the feeds of one shard, each with its rhythm, its pace and its status. */
final class FeedTurns {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final Shard shard;
    private final MacieConnection connection;
    private final Checkpoints checkpoints;
    private final Outbox outbox;
    private final IngestConfig config;
    private final Clock clock;
    private final List<Turn> turns = new ArrayList<>();

    FeedTurns(
            Shard shard,
            MacieConnection connection,
            Checkpoints checkpoints,
            Outbox outbox,
            IngestConfig config,
            Clock clock) {
        this.shard = shard;
        this.connection = connection;
        this.checkpoints = checkpoints;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** Adds a feed that has a pass each {@code poll.interval.ms}. */
    void add(Function<MacieApi, Feed> feedOf) {
        add(config.pollInterval(), feedOf);
    }

    /** Adds a feed with an interval of its own. */
    void add(Duration interval, Function<MacieApi, Feed> feedOf) {
        RequestPace pace = connection.buckets().pace();
        Feed feed = new CheckedFeed(
                feedOf.apply(connection.api(pace)), connection.access().check());
        FeedStatus status = status(feed, interval);
        turns.add(new PacedFeed(shard, feed, rhythm(interval), pace, status, System::nanoTime));
        turns.add(status);
    }

    List<Turn> all() {
        return List.copyOf(turns);
    }

    private Rhythm rhythm(Duration interval) {
        RandomGenerator random = RandomGenerator.getDefault();
        return new Rhythm(
                interval,
                new Backoff(FIRST_REST, LONGEST_REST, random),
                new Backoff(config.disabledRetry(), config.disabledRetry(), random));
    }

    private FeedStatus status(Feed feed, Duration interval) {
        StatusSettings settings = config.status();
        return new FeedStatus(
                shard,
                feed.name(),
                settings.interval(),
                interval.plus(settings.behind()),
                checkpoints.polledAt(new CheckpointKey(shard, feed.name())).orElse(null),
                outbox,
                clock,
                System::nanoTime);
    }
}
