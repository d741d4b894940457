package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Poll, plan, upload, commit: each batch of each owned partition goes through these four, in the thread that polls. */
final class ExportLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExportLoop.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final ResultDecoder decoder;
    private final ExportConfigurations configurations;
    private final Exporter exporter;
    private final Ledger ledger;
    private final BatchLimits limits;
    private final Clock clock;
    private final Map<TopicPartition, Batch> batches = new HashMap<>();

    ExportLoop(
            Consumer<String, byte[]> consumer,
            ResultDecoder decoder,
            ExportConfigurations configurations,
            Exporter exporter,
            Ledger ledger,
            BatchLimits limits,
            Clock clock) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.configurations = configurations;
        this.exporter = exporter;
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
    }

    /** Reads on, and writes what is due. */
    void turn() {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
        configurations.follow();
        batches.values().forEach(batch -> collect(batch, records.records(batch.partition())));
        try {
            exportDue();
        } catch (CommitFailedException e) {
            LOG.warn("The group went on without this instance while it wrote a batch; going back to what is committed");
            begin(consumer.assignment());
        }
    }

    private void collect(Batch batch, List<ConsumerRecord<String, byte[]>> records) {
        Instant now = clock.instant();
        records.stream().filter(record -> batch.covers(record.offset())).forEach(record -> add(batch, record));
        batch.reach(consumer.position(batch.partition()), now);
    }

    private void add(Batch batch, ConsumerRecord<String, byte[]> record) {
        try {
            batch.add(decoder.decode(record));
        } catch (PoisonRecordException e) {
            LOG.warn("Dead letter: {} offset {}: {}", batch.partition(), record.offset(), e.getMessage());
            batch.giveUp(record.key(), DeadLetters.of(record, e.getMessage(), clock.instant()));
        }
    }

    private void exportDue() {
        Instant now = clock.instant();
        List<Batch> due = batches.values().stream()
                .filter(batch -> batch.isDue(limits, now))
                .toList();
        due.forEach(this::export);
    }

    private void export(Batch batch) {
        if (batch.hasNothingToWrite()) {
            commit(batch.partition(), new OffsetAndMetadata(batch.next()));
            open(batch.partition(), batch.next(), Optional.empty());
            return;
        }
        Optional<Plan> plan = batch.plan().or(() -> plan(batch));
        plan.ifPresent(planned -> {
            List<ExportedObject> objects = exporter.write(batch, planned);
            ledger.commit(batch, objects, consumer.groupMetadata());
            LOG.info("{} [{}, {}): {} objects", batch.partition(), batch.start(), batch.next(), objects.size());
            open(batch.partition(), batch.next(), Optional.empty());
        });
    }

    // Empty as long as it is not known where a group's results go to.
    private Optional<Plan> plan(Batch batch) {
        Plan plan = exporter.plan(batch);
        Optional<GroupKey> unknown = exporter.withoutConfiguration(batch, plan);
        if (unknown.isPresent()) {
            await(batch.partition(), unknown.get());
            return Optional.empty();
        }
        commit(batch.partition(), new OffsetAndMetadata(batch.start(), plan.encode()));
        return Optional.of(plan);
    }

    private void await(TopicPartition partition, GroupKey group) {
        if (!consumer.paused().contains(partition)) {
            LOG.warn("{} waits: no export configuration of {} has come yet", partition, group.shard());
            consumer.pause(List.of(partition));
        }
    }

    private void commit(TopicPartition partition, OffsetAndMetadata offset) {
        consumer.commitSync(Map.of(partition, offset));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        begin(Set.copyOf(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Nothing is half done here: a planned batch is finished before the next poll, one without a plan is read
        // again.
        partitions.forEach(batches::remove);
    }

    // Also waits for the transaction in which a former owner may be committing.
    private void begin(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                beginFirst(partition);
            } else {
                resume(partition, offset.offset(), Plan.decode(offset.metadata()));
            }
        }
    }

    private void beginFirst(TopicPartition partition) {
        long beginning = Objects.requireNonNull(
                consumer.beginningOffsets(List.of(partition)).get(partition));
        LOG.info("{} has no committed offset: beginning at {}", partition, beginning);
        commit(partition, new OffsetAndMetadata(beginning));
        open(partition, beginning, Optional.empty());
    }

    private void resume(TopicPartition partition, long start, Optional<Plan> plan) {
        plan.ifPresent(open -> {
            LOG.info("{} [{}, {}): planned before, doing it again", partition, start, open.end());
            configurations.readThrough(open.configurationOffset());
        });
        open(partition, start, plan);
    }

    private void open(TopicPartition partition, long start, Optional<Plan> plan) {
        batches.put(partition, new Batch(partition, start, plan));
        consumer.resume(List.of(partition));
        // After a planned batch reading has come further than its end. Where it has not, what is fetched stays good.
        consumer.seek(partition, start);
    }
}
