package io.maciestreams.processor.lifecycle;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.JobEvent;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.JobDeadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Passes on what happens to jobs, and which of them come close to their expiry or do not move. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class JobEvents extends ContextualProcessor<String, ClassificationJob, String, JobEvent> {

    static final Duration PAUSE = Duration.ofMinutes(1);
    static final String JOBS = "jobs";
    static final String DEADLINES = "job-deadlines";

    private final LifecycleSettings settings;
    private KeyValueStore<String, ClassificationJob> jobs;
    private KeyValueStore<String, JobDeadlines> deadlines;

    private JobEvents(LifecycleSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, JobEvent> context) {
        super.init(context);
        jobs = context.getStateStore(JOBS);
        deadlines = context.getStateStore(DEADLINES);
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> checkDeadlines(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, ClassificationJob> record) {
        String jobArn = record.key();
        if (jobArn == null) {
            throw new UnusableRecordException(null, "the record has no key");
        }
        ClassificationJob job = record.value();
        if (job == null) {
            jobs.delete(jobArn);
            deadlines.delete(jobArn);
            return;
        }
        Instant at = Instant.ofEpochMilli(record.timestamp());
        JobTransitions.between(jobs.get(jobArn), job, at)
                .forEach(event -> context().forward(record.withValue(event)));
        JobDeadlines known = deadlines.get(jobArn);
        jobs.put(jobArn, job);
        deadlines.put(jobArn, new JobDeadlines(at, false, known == null ? null : known.getExpiryReported()));
    }

    private void checkDeadlines(Instant now) {
        try (KeyValueIterator<String, ClassificationJob> all = jobs.all()) {
            while (all.hasNext()) {
                KeyValue<String, ClassificationJob> job = all.next();
                checkDeadlines(job.value, Objects.requireNonNull(deadlines.get(job.key)), now);
            }
        }
    }

    private void checkDeadlines(ClassificationJob job, JobDeadlines known, Instant now) {
        if (isStuck(job, known, now)) {
            known.setStuckReported(true);
            report("STUCK", job, known, now);
        }
        Instant expiry = JobTransitions.event("", job, now).getJobExpiresAt();
        if (expiry != null && isExpiring(job, expiry, now) && !expiry.equals(known.getExpiryReported())) {
            known.setExpiryReported(expiry);
            report("EXPIRING", job, known, now);
        }
    }

    private boolean isStuck(ClassificationJob job, JobDeadlines known, Instant now) {
        return "RUNNING".equals(job.getJobStatus())
                && !known.getStuckReported()
                && !known.getChangedAt().plus(settings.stuck()).isAfter(now);
    }

    private boolean isExpiring(ClassificationJob job, Instant expiry, Instant now) {
        return "USER_PAUSED".equals(job.getJobStatus())
                && !expiry.minus(settings.expiring()).isAfter(now);
    }

    private void report(String event, ClassificationJob job, JobDeadlines known, Instant now) {
        deadlines.put(job.getJobArn(), known);
        JobEvent report = JobTransitions.event(event, job, now)
                .setPreviousStatus(job.getJobStatus())
                .build();
        context().forward(new Record<>(job.getJobArn(), report, now.toEpochMilli()));
    }

    /** Brings its stores along. */
    record Supplier(LifecycleSettings settings)
            implements ProcessorSupplier<String, ClassificationJob, String, JobEvent> {

        @Override
        public Processor<String, ClassificationJob, String, JobEvent> get() {
            return new JobEvents(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(JOBS),
                            Serdes.String(),
                            StateSerde.of(ClassificationJob.class)),
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(DEADLINES),
                            Serdes.String(),
                            StateSerde.of(JobDeadlines.class)));
        }
    }
}
