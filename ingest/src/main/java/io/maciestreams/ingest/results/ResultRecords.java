package io.maciestreams.ingest.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.feed.DeadLetters;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.BucketKey;
import io.maciestreams.ingest.mapping.DiscoveryResult;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.RecordSize;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes of each line of a result file its record for {@code macie.discovery-results}, or a dead letter. */
final class ResultRecords {

    private static final String OPERATION = "GetObject";
    private static final Duration NEWS = Duration.ofHours(24);
    private static final Provenance LIVE = new Provenance("LIVE", null);
    private static final Provenance BACKFILL = new Provenance("BACKFILL", null);

    private final Shard shard;
    private final DeadLetters deadLetters;
    private final Instant firstRunAt;

    /**
     * Creates it.
     *
     * @param firstRunAt results from over a day before are history
     */
    ResultRecords(Shard shard, DeadLetters deadLetters, Instant firstRunAt) {
        this.shard = shard;
        this.deadLetters = deadLetters;
        this.firstRunAt = firstRunAt;
    }

    ProducerRecord<String, SpecificRecord> record(S3Destination place, ResultFile file, Line line) {
        if (line.isCut()) {
            return deadLetter(place, file, line, "the line has " + line.length() + " bytes, more than is read");
        }
        try {
            DataClassificationResult result = DiscoveryResult.of(line.bytes(), shard.accountId(), LIVE);
            result.setProvenance(provenance(result));
            long size = RecordSize.of(result, Topic.MAX_VALUE_BYTES);
            return size > Topic.MAX_VALUE_BYTES
                    ? deadLetter(place, file, line, "the result has " + size + " bytes, more than a record may hold")
                    : Topics.DISCOVERY_RESULTS.record(BucketKey.of(result, shard), result);
        } catch (MappingException e) {
            return deadLetter(place, file, line, e.reason());
        }
    }

    /** The dead letter of a file that cannot be read, or not to its end. */
    ProducerRecord<String, SpecificRecord> unreadable(S3Destination place, ResultFile file, String reason) {
        return deadLetters.record(BucketKey.unknown(shard), OPERATION, uri(place, file), reason, new byte[0]);
    }

    private ProducerRecord<String, SpecificRecord> deadLetter(
            S3Destination place, ResultFile file, Line line, String reason) {
        String id = uri(place, file) + "#" + line.number();
        return deadLetters.record(BucketKey.unknown(shard), OPERATION, id, reason, line.bytes());
    }

    // By the result and not by its file: saving an export configuration makes Macie write new files of 90 days.
    private Provenance provenance(DataClassificationResult result) {
        return result.getCreatedAt().isBefore(firstRunAt.minus(NEWS)) ? BACKFILL : LIVE;
    }

    private static String uri(S3Destination place, ResultFile file) {
        return "s3://" + place.getBucketName() + "/" + file.key();
    }
}
