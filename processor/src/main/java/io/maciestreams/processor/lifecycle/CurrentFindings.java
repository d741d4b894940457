package io.maciestreams.processor.lifecycle;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.processor.records.ProvenanceHeaders;
import io.maciestreams.processor.records.StateSerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
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
import org.jspecify.annotations.Nullable;

/** Keeps each finding as it is now, and looks which of them Macie does not keep any longer. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class CurrentFindings extends ContextualProcessor<String, Finding, String, CurrentFinding> {

    static final Duration PAUSE = Duration.ofSeconds(10);
    static final int FINDINGS_A_STEP = 1000;
    static final String FINDINGS = "findings";
    static final String DUE = "findings-due";

    // A missing value would delete the key, an empty one takes no room.
    private static final byte[] NOTHING = {};
    private static final byte[] START = {};

    private final LifecycleSettings settings;
    private KeyValueStore<String, CurrentFinding> findings;
    private KeyValueStore<byte[], byte[]> due;

    private CurrentFindings(LifecycleSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, CurrentFinding> context) {
        super.init(context);
        findings = context.getStateStore(FINDINGS);
        due = context.getStateStore(DUE);
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::age);
    }

    @Override
    public void process(Record<String, Finding> record) {
        Finding finding = record.value();
        CurrentFinding before = findings.get(finding.getId());
        CurrentFinding after = FindingLifecycle.after(
                before, finding, ProvenanceHeaders.read(record.headers()), Instant.ofEpochMilli(record.timestamp()));
        if (after != null) {
            keep(before, after, record.timestamp());
        }
    }

    private void age(long now) {
        try (KeyValueIterator<byte[], byte[]> keys = due.range(START, key(now + 1, ""))) {
            for (int done = 0; done < FINDINGS_A_STEP && keys.hasNext(); done++) {
                age(keys.next().key, now);
            }
        }
    }

    private void age(byte[] key, long now) {
        String id = new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
        CurrentFinding current = findings.get(id);
        if (current == null || current.getState().equals(FindingLifecycle.EXPIRED)) {
            due.delete(key);
            findings.delete(id);
            context().forward(new Record<>(id, null, now));
        } else {
            keep(current, FindingLifecycle.expired(current), now);
        }
    }

    private void keep(@Nullable CurrentFinding before, CurrentFinding after, long now) {
        String id = after.getFinding().getId();
        Long wasDue = before == null ? null : due(before);
        if (wasDue != null) {
            due.delete(key(wasDue, id));
        }
        Long isDue = due(after);
        if (isDue != null) {
            due.put(key(isDue, id), NOTHING);
        }
        findings.put(id, after);
        context().forward(new Record<>(id, after, now));
    }

    // When the finding changes next by itself: it expires, and later it is given up here, too.
    private @Nullable Long due(CurrentFinding current) {
        Instant expiry = FindingLifecycle.expiry(current);
        return current.getState().equals(FindingLifecycle.EXPIRED)
                ? settings.retention()
                        .map(expiry::plus)
                        .map(Instant::toEpochMilli)
                        .orElse(null)
                : Long.valueOf(expiry.toEpochMilli());
    }

    private static byte[] key(long time, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(time)
                .put(bytes)
                .array();
    }

    /** Brings its stores along. */
    record Supplier(LifecycleSettings settings) implements ProcessorSupplier<String, Finding, String, CurrentFinding> {

        @Override
        public Processor<String, Finding, String, CurrentFinding> get() {
            return new CurrentFindings(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(FINDINGS),
                            Serdes.String(),
                            StateSerde.of(CurrentFinding.class)),
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(DUE), Serdes.ByteArray(), Serdes.ByteArray()));
        }
    }
}
