package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All places that a shard's Macie was ever seen to export to. None is forgotten: a place may be configured again. */
final class Destinations {

    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);
    private static final String CURSOR = "/cursor";

    private final Shard shard;
    private final MacieApi macie;
    private final ResultBucket bucket;
    private final Checkpoints checkpoints;
    private final Outbox outbox;
    private final ResultRecords records;
    private final ReadLimits limits;
    private final Clock clock;
    private final Set<DestinationReader> givenUp = new HashSet<>();
    private final Map<String, DestinationReader> readers = new LinkedHashMap<>();

    Destinations(
            Shard shard,
            MacieApi macie,
            ResultBucket bucket,
            Checkpoints checkpoints,
            Outbox outbox,
            ResultRecords records,
            ReadLimits limits,
            Clock clock) {
        this.shard = shard;
        this.clock = clock;
        this.macie = macie;
        this.bucket = bucket;
        this.checkpoints = checkpoints;
        this.outbox = outbox;
        this.records = records;
        this.limits = limits;
        checkpoints.partsOf(new CheckpointKey(shard, ResultFilesFeed.NAME)).forEach((part, value) -> {
            if (part.endsWith(CURSOR)) {
                add(Destination.of(value));
            }
        });
    }

    /**
     * What a pass has to read: the configured place first, then those that were configured until recently.
     *
     * @param configured null where none is
     */
    Queue<DestinationReader> toRead(@Nullable S3Destination configured, Instant now) {
        Queue<DestinationReader> toRead = new ArrayDeque<>();
        if (configured != null) {
            DestinationReader reader = reader(configured);
            reader.read().configured(configured);
            toRead.add(reader);
        }
        for (DestinationReader reader : readers.values()) {
            reader.giveUp();
            if (!toRead.contains(reader)) {
                reader.read().notConfigured(now);
                if (reader.read().isToBeRead(now)) {
                    toRead.add(reader);
                } else if (reader.read().isGivenUp(now) && givenUp.add(reader)) {
                    LOG.warn(
                            "Gives up the rest of {}, which could not be read for days",
                            reader.read().place());
                }
            }
        }
        return toRead;
    }

    private DestinationReader reader(S3Destination place) {
        DestinationReader known = readers.get(ResultTree.id(place, shard));
        return known == null ? add(Destination.first(place)) : known;
    }

    private DestinationReader add(Destination destination) {
        String id = ResultTree.id(destination.place(), shard);
        CheckpointKey key = new CheckpointKey(shard, ResultFilesFeed.NAME + "/" + id);
        DestinationReader reader = new DestinationReader(
                bucket,
                ResultTree.root(destination.place(), shard),
                new ReadFiles(key, checkpoints, outbox, destination),
                new JobFolders(key, checkpoints, macie, clock),
                records,
                limits);
        readers.put(id, reader);
        return reader;
    }
}
