package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The results that the sink has read and written nowhere, because they had no destination. */
final class PassedOver implements Selection {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<TopicPartition, OffsetAndMetadata> ends;
    private final ExportedRanges exported;
    private final Supplier<Map<TopicPartition, OffsetAndMetadata>> committed;
    private final Clock clock;
    private Instant lookAgain = Instant.MIN;

    private PassedOver(
            Map<TopicPartition, OffsetAndMetadata> ends,
            ExportedRanges exported,
            Supplier<Map<TopicPartition, OffsetAndMetadata>> committed,
            Clock clock) {
        this.ends = ends;
        this.exported = exported;
        this.committed = committed;
        this.clock = clock;
    }

    /** Finds out for a replay what the sink and other replays have written so far. */
    static Source of(ExportReplay replay, KafkaClients kafka, Clock clock) {
        return (admin, topicId) -> {
            new Replays(admin, replay.sink()).requireNoOther(replay, topicId);
            // The offsets first: what is before them and has been written is then in the ledger, if not yet committed.
            Map<TopicPartition, OffsetAndMetadata> ends = new CommittedOffsets(admin, replay.sink()).of(topicId);
            if (ends.isEmpty()) {
                throw new ServiceException("The sink " + replay.sink()
                        + " has read no results yet: there is none that it has passed over");
            }
            ExportedRanges exported = new ExportedRanges();
            new LedgerReader(kafka, replay::hasBefore, clock).read(entry -> {
                if (entry.getTopicId().equals(topicId.toString())) {
                    exported.add(entry);
                }
            });
            CommittedOffsets own = new CommittedOffsets(admin, replay.applicationId());
            return new PassedOver(ends, exported, () -> own.of(topicId), clock);
        };
    }

    @Override
    public ResultLines of(ResultDecoder decoder) {
        return new ResultLines() {
            @Override
            public Optional<ResultLine> decode(ConsumerRecord<String, byte[]> record) {
                return line(record, decoder);
            }

            @Override
            public long end(TopicPartition partition) {
                return PassedOver.this.end(partition);
            }
        };
    }

    private Optional<ResultLine> line(ConsumerRecord<String, byte[]> record, ResultDecoder decoder) {
        try {
            return decoder.decode(record)
                    .filter(line -> !exported.cover(record.partition(), record.offset(), line.group()));
        } catch (PoisonRecordException deadLetter) {
            // The sink has given it up.
            return Optional.empty();
        }
    }

    // What comes later is still the sink's. A batch that went further would count as if it held that, too.
    private long end(TopicPartition partition) {
        return Optional.ofNullable(ends.get(partition))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }

    @Override
    public boolean isDone() {
        if (clock.instant().isBefore(lookAgain)) {
            return false;
        }
        lookAgain = clock.instant().plus(PAUSE);
        Map<TopicPartition, OffsetAndMetadata> reached = committed.get();
        return ends.entrySet().stream().allMatch(end -> Optional.ofNullable(reached.get(end.getKey()))
                .filter(offset -> offset.offset() >= end.getValue().offset())
                .isPresent());
    }
}
