package io.maciestreams.ingest.feed;

import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.BucketKey;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.RecordSize;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.topics.FindingHeaders;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes of each finding its record for {@code macie.findings}, or a dead letter. */
final class FindingRecords {

    private static final String OPERATION = "GetFindings";
    static final String BACKFILL = "BACKFILL";

    private static final Duration NEWS = Duration.ofHours(24);

    private final Shard shard;
    private final DeadLetters deadLetters;
    private final int maxValueBytes;

    FindingRecords(Shard shard, DeadLetters deadLetters) {
        this(shard, deadLetters, Topic.MAX_VALUE_BYTES);
    }

    FindingRecords(Shard shard, DeadLetters deadLetters, int maxValueBytes) {
        this.shard = shard;
        this.deadLetters = deadLetters;
        this.maxValueBytes = maxValueBytes;
    }

    /** The record of a finding; what had changed over a day before the first run is marked as history. */
    ProducerRecord<String, SpecificRecord> record(
            software.amazon.awssdk.services.macie2.model.Finding source, Instant firstRunAt) {
        String key = BucketKey.of(source, shard);
        try {
            Finding finding = SdkToAvro.map(source, Finding.class, Map.of("macieAccountId", shard.accountId()));
            long size = RecordSize.of(finding, maxValueBytes);
            if (size > maxValueBytes) {
                String reason = "Finding has " + size + " bytes, more than a record may hold";
                return deadLetters.record(key, OPERATION, source.id(), reason, new byte[0]);
            }
            return withProvenance(Topics.FINDINGS.record(key, finding), finding.getUpdatedAt(), firstRunAt);
        } catch (MappingException e) {
            return deadLetters.record(key, OPERATION, source.id(), e.reason(), SdkJson.bytes(source));
        }
    }

    private static ProducerRecord<String, SpecificRecord> withProvenance(
            ProducerRecord<String, SpecificRecord> record, Instant updatedAt, Instant firstRunAt) {
        if (updatedAt.isBefore(firstRunAt.minus(NEWS))) {
            record.headers().add(FindingHeaders.PROVENANCE, BACKFILL.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
