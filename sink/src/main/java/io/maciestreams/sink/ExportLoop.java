package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Poll, plan, upload, commit: each batch of each owned partition goes through these four, in the thread that polls. */
final class ExportLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExportLoop.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final ResultLines lines;
    private final ExportConfigurations configurations;
    private final Planner planner;
    private final Exporter exporter;
    private final GroupOffsets offsets;
    private final Ledger ledger;
    private final OpenBatches batches;
    private final Clock clock;

    ExportLoop(
            Consumer<String, byte[]> consumer,
            ResultLines lines,
            ExportConfigurations configurations,
            Planner planner,
            Exporter exporter,
            GroupOffsets offsets,
            Ledger ledger,
            BatchLimits limits,
            Clock clock) {
        this.consumer = consumer;
        this.lines = lines;
        this.configurations = configurations;
        this.planner = planner;
        this.exporter = exporter;
        this.offsets = offsets;
        this.ledger = ledger;
        this.batches = new OpenBatches(consumer, limits);
        this.clock = clock;
    }

    /** Reads on, and writes what is due. */
    void turn() {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
        planner.tell(configurations.follow());
        batches.letGoOn(planner::isUnknown);
        batches.all().forEach(batch -> collect(batch, records.records(batch.partition())));
        try {
            batches.due(clock.instant()).forEach(this::export);
            for (Optional<Batch> large = batches.tooLarge(); large.isPresent(); large = batches.tooLarge()) {
                export(large.get());
            }
        } catch (CommitFailedException e) {
            LOG.warn("The group went on without this instance while it wrote a batch; going back to what is committed");
            begin(consumer.assignment());
        }
        batches.steer();
    }

    private void collect(Batch batch, List<ConsumerRecord<String, byte[]>> records) {
        Instant now = clock.instant();
        long end = lines.end(batch.partition());
        records.stream()
                .filter(record -> record.offset() < end && batch.covers(record.offset()))
                .forEach(record -> add(batch, record));
        batch.reach(Math.min(consumer.position(batch.partition()), end), now);
    }

    private void add(Batch batch, ConsumerRecord<String, byte[]> record) {
        try {
            lines.decode(record).ifPresent(batch::add);
        } catch (PoisonRecordException e) {
            LOG.warn("Dead letter: {} offset {}: {}", batch.partition(), record.offset(), e.getMessage());
            batch.giveUp(record.key(), DeadLetters.of(record, e.getMessage(), clock.instant()));
        }
    }

    private void export(Batch batch) {
        if (batch.hasNothingToWrite()) {
            offsets.commit(batch.partition(), offsets.offset(batch.next(), Optional.empty()));
            batches.open(batch.partition(), batch.next(), Optional.empty());
            return;
        }
        batch.plan().or(() -> plan(batch)).ifPresent(plan -> export(batch, plan));
    }

    private void export(Batch batch, Plan plan) {
        List<ExportedObject> objects = exporter.write(batch, plan);
        ledger.commit(batch, objects, offsets.offset(batch.next(), Optional.empty()), consumer.groupMetadata());
        LOG.info("{} [{}, {}): {} objects", batch.partition(), batch.start(), batch.next(), objects.size());
        batches.open(batch.partition(), batch.next(), Optional.empty());
    }

    // Empty as long as it is not known where a group's results go to.
    private Optional<Plan> plan(Batch batch) {
        Optional<GroupKey> unknown = planner.withoutConfiguration(batch);
        if (unknown.isPresent()) {
            batches.await(batch, unknown.get());
            return Optional.empty();
        }
        Optional<Plan> plan = Optional.of(planner.plan(batch));
        offsets.commit(batch.partition(), offsets.offset(batch.start(), plan));
        return plan;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        begin(Set.copyOf(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Nothing is half done here: a planned batch is finished before the next poll, one without a plan is read
        // again.
        batches.drop(partitions);
    }

    private void begin(Set<TopicPartition> partitions) {
        offsets.of(partitions).forEach((partition, place) -> {
            place.plan().ifPresent(plan -> resume(partition, place.start(), plan));
            batches.open(partition, place.start(), place.plan());
        });
        batches.steer();
    }

    private void resume(TopicPartition partition, long start, Plan plan) {
        LOG.info("{} [{}, {}): planned before, doing it again", partition, start, plan.end());
        configurations.readThrough(plan.configurationOffset());
    }
}
