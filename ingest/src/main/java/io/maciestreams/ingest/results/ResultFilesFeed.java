package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.DeadLetters;
import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.feed.PassCursor;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes each line of each result file that Macie writes to S3. */
public final class ResultFilesFeed implements Feed {

    static final String NAME = "result-files";

    private static final Logger LOG = LoggerFactory.getLogger(ResultFilesFeed.class);
    private static final String OPERATION = "GetClassificationExportConfiguration";

    private final CheckpointKey key;
    private final MacieApi macie;
    private final Outbox outbox;
    private final Clock clock;
    private final Destinations destinations;
    private PassCursor cursor;
    private boolean firstRun;
    private Instant passStart;
    private @Nullable Queue<DestinationReader> unread;
    private @Nullable MacieException failure;

    /** Creates the feed as the checkpoints left it. */
    public ResultFilesFeed(
            Shard shard,
            MacieApi macie,
            ResultBucket bucket,
            Checkpoints checkpoints,
            Outbox outbox,
            ReadLimits limits,
            Clock clock) {
        this.key = new CheckpointKey(shard, NAME);
        this.macie = macie;
        this.outbox = outbox;
        this.clock = clock;
        this.passStart = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.firstRun = checkpoints.cursor(key).isEmpty();
        this.cursor = checkpoints.cursor(key).map(PassCursor::of).orElse(new PassCursor(passStart, null));
        ResultRecords records = new ResultRecords(shard, new DeadLetters(shard, clock), cursor.firstRunAt());
        this.destinations = new Destinations(shard, macie, bucket, checkpoints, outbox, records, limits, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        Queue<DestinationReader> current = unread == null ? begin() : unread;
        // Only what went well leads on: a pass that failed starts again with the destination that is configured.
        unread = null;
        DestinationReader reader = current.peek();
        if (reader != null && isOver(reader)) {
            current.remove();
        }
        if (current.isEmpty()) {
            requireAllRead();
            publish(cursor.polled(passStart));
            return true;
        }
        unread = current;
        return false;
    }

    // A destination that cannot be read does not keep the others from being read.
    private boolean isOver(DestinationReader reader) {
        try {
            return reader.step();
        } catch (MacieException e) {
            LOG.warn("Cannot read {} of {}: {}", NAME, key.shard(), e.getMessage());
            failure = e;
            return true;
        }
    }

    private void requireAllRead() throws MacieException {
        if (failure != null) {
            throw failure;
        }
    }

    private Queue<DestinationReader> begin() throws MacieException {
        passStart = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        failure = null;
        if (firstRun) {
            publish(cursor);
            firstRun = false;
        }
        return destinations.toRead(configured(), passStart);
    }

    private @Nullable S3Destination configured() throws MacieException {
        software.amazon.awssdk.services.macie2.model.S3Destination place =
                macie.exportConfiguration().s3Destination();
        try {
            return place == null ? null : SdkToAvro.map(place, S3Destination.class, Map.of());
        } catch (MappingException e) {
            throw new MacieException(OPERATION, e.reason(), e);
        }
    }

    private void publish(PassCursor after) {
        outbox.publish(new Batch(List.of(), Map.of(key.cursor(), after.toCheckpoint())));
        cursor = after;
    }
}
