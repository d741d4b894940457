package io.maciestreams.processor.completeness;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.state.JobResult;
import io.maciestreams.processor.state.ResultCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Tells which run of its job each result belongs to: the one that started last before it. Results do not name their
 * run, and its start may be known only later: so a job's results are kept counted by the minute, and move to a run whose
 * start comes in between.
 */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class JobRuns extends ContextualProcessor<String, JobInput, String, JobCompleteness> {

    private static final String MINUTES = "job-minutes";
    private static final String STARTS = "run-starts";

    private KeyValueStore<byte[], ResultCounts> minutes;
    private KeyValueStore<byte[], byte[]> starts;

    @Override
    public void init(ProcessorContext<String, JobCompleteness> context) {
        super.init(context);
        minutes = context.getStateStore(MINUTES);
        starts = context.getStateStore(STARTS);
    }

    @Override
    public void process(Record<String, JobInput> record) {
        if (record.value() instanceof JobInput.Result result) {
            add(result.result(), record.timestamp());
        } else if (record.value() instanceof JobInput.Sight sight && sight.job().getLastRunTime() != null) {
            start(sight.job(), Minutes.of(sight.job().getLastRunTime()), record.timestamp());
        }
    }

    private void add(JobResult result, long timestamp) {
        Instant minute = Minutes.of(result.getCreatedAt());
        byte[] key = Minutes.key(result.getJobArn(), minute);
        minutes.put(key, Counts.sum(minutes.get(key), result.getCounts()));
        forward(
                Completeness.change(result.getCounts())
                        .setMacieAccountId(result.getMacieAccountId())
                        .setRegion(result.getRegion())
                        .setJobArn(result.getJobArn())
                        .setJobId(result.getJobId())
                        .setRunStartedAt(startBefore(result.getJobArn(), minute)),
                timestamp);
    }

    private void start(ClassificationJob job, Instant minute, long timestamp) {
        byte[] key = Minutes.key(job.getJobArn(), minute);
        if (starts.get(key) != null) {
            return;
        }
        Instant before = startBefore(job.getJobArn(), minute);
        ResultCounts moved = between(key, nextStart(job.getJobArn(), key));
        starts.put(key, new byte[0]);
        if (!moved.equals(Counts.NONE)) {
            forward(ofJob(job, Counts.negative(moved)).setRunStartedAt(before), timestamp);
            forward(ofJob(job, moved).setRunStartedAt(minute), timestamp);
        }
    }

    private static JobCompleteness.Builder ofJob(ClassificationJob job, ResultCounts counts) {
        return Completeness.change(counts)
                .setMacieAccountId(job.getMacieAccountId())
                .setRegion(job.getRegion())
                .setJobArn(job.getJobArn())
                .setJobId(job.getJobId());
    }

    private void forward(JobCompleteness.Builder change, long timestamp) {
        Instant startedAt = change.getRunStartedAt();
        String run = change.getJobArn() + "/" + (startedAt == null ? "earlier" : startedAt);
        context().forward(new Record<>(run, change.build(), timestamp));
    }

    private @Nullable Instant startBefore(String jobArn, Instant minute) {
        try (KeyValueIterator<byte[], byte[]> found =
                starts.reverseRange(Minutes.first(jobArn), Minutes.key(jobArn, minute))) {
            return found.hasNext() ? Minutes.of(found.next().key) : null;
        }
    }

    private byte[] nextStart(String jobArn, byte[] start) {
        byte[] last = Minutes.last(jobArn);
        try (KeyValueIterator<byte[], byte[]> found = starts.range(start, last)) {
            return found.hasNext() ? found.next().key : last;
        }
    }

    // The range includes its end, where the next run starts.
    private ResultCounts between(byte[] from, byte[] to) {
        ResultCounts sum = Counts.NONE;
        try (KeyValueIterator<byte[], ResultCounts> found = minutes.range(from, to)) {
            while (found.hasNext()) {
                var minute = found.next();
                sum = Arrays.equals(minute.key, to) ? sum : Counts.sum(sum, minute.value);
            }
        }
        return sum;
    }

    /** Brings its stores along. */
    record Supplier() implements ProcessorSupplier<String, JobInput, String, JobCompleteness> {

        @Override
        public Processor<String, JobInput, String, JobCompleteness> get() {
            return new JobRuns();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(MINUTES),
                            Serdes.ByteArray(),
                            StateSerde.of(ResultCounts.class)),
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(STARTS), Serdes.ByteArray(), Serdes.ByteArray()));
        }
    }
}
