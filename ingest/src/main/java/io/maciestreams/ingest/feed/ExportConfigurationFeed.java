package io.maciestreams.ingest.feed;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Publishes a shard's export configuration whenever it differs from the one published last; that none is set counts as one. */
public final class ExportConfigurationFeed implements Feed {

    private static final String NAME = "export-configuration";

    private final CheckpointKey key;
    private final MacieApi macie;
    private final Outbox outbox;
    private final Clock clock;
    private final TopicRecords<ClassificationExportConfiguration> records;
    private @Nullable IngestCheckpoint checkpoint;

    /** Creates the feed as the checkpoints left it. */
    public ExportConfigurationFeed(Shard shard, MacieApi macie, Checkpoints checkpoints, Outbox outbox, Clock clock) {
        this.key = new CheckpointKey(shard, NAME);
        this.macie = macie;
        this.outbox = outbox;
        this.clock = clock;
        this.records = new TopicRecords<>(
                Topics.EXPORT_CONFIGURATIONS,
                "GetClassificationExportConfiguration",
                Map.of("macieAccountId", shard.accountId(), "region", shard.region()),
                new DeadLetters(shard, clock));
        this.checkpoint = checkpoints.cursor(key).orElse(null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SdkPojo found = macie.exportConfiguration();
        ByteBuffer fingerprint = fingerprint(found);
        boolean changed = checkpoint == null || !fingerprint.equals(checkpoint.getFingerprint());
        IngestCheckpoint next = IngestCheckpoint.newBuilder()
                .setFirstRunAt(checkpoint == null ? now : checkpoint.getFirstRunAt())
                .setPolledAt(now)
                .setFingerprint(fingerprint)
                .build();
        outbox.publish(new Batch(
                changed ? List.of(records.record(key.shard().toString(), null, found)) : List.of(),
                Map.of(key.cursor(), next)));
        checkpoint = next;
        return true;
    }

    private static ByteBuffer fingerprint(SdkPojo found) {
        return StateHash.of(null, SdkJson.bytes(found)).toBytes();
    }
}
