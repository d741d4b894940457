package io.maciestreams.processor.alerts;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.records.StateSerde;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The newest record of each bucket, job and feed. */
final class KnownRecords {

    private static final String BUCKETS = "buckets";
    private static final String PROFILES = "known-profiles";
    private static final String RECONCILIATIONS = "reconciliations";
    private static final String JOBS = "jobs";
    private static final String FEEDS = "feeds";
    private static final String LAST_FINDINGS = "last-findings";

    final KeyValueStore<String, BucketMetadata> buckets;
    final KeyValueStore<String, ResourceProfile> profiles;
    final KeyValueStore<String, Reconciliation> reconciliations;
    final KeyValueStore<String, ClassificationJob> jobs;
    final KeyValueStore<String, IngestStatus> feeds;
    /** Of each bucket the id of its last finding of sensitive data. */
    final KeyValueStore<String, String> lastFindings;

    KnownRecords(ProcessorContext<?, ?> context) {
        buckets = context.getStateStore(BUCKETS);
        profiles = context.getStateStore(PROFILES);
        reconciliations = context.getStateStore(RECONCILIATIONS);
        jobs = context.getStateStore(JOBS);
        feeds = context.getStateStore(FEEDS);
        lastFindings = context.getStateStore(LAST_FINDINGS);
    }

    /** The record that a variable stands for; of a finding and of what was before the caller knows more. */
    private @Nullable SpecificRecord of(Variable variable, String key) {
        return switch (variable) {
            case BUCKET -> buckets.get(key);
            case PROFILE -> profiles.get(key);
            case RECONCILIATION -> reconciliations.get(key);
            case JOB -> jobs.get(key);
            case INGEST -> feeds.get(key);
            case FINDING, PREVIOUS_PROFILE -> null;
        };
    }

    /** What is known of a key; each record is read once, however many conditions look at it. */
    Facts facts(String key, Instant at) {
        Map<Variable, Optional<SpecificRecord>> read = new EnumMap<>(Variable.class);
        return new Facts(
                variable -> read.computeIfAbsent(variable, asked -> Optional.ofNullable(of(asked, key)))
                        .orElse(null),
                at);
    }

    /** Keeps a record; what was known before it. */
    static <V> @Nullable V put(KeyValueStore<String, V> store, String key, @Nullable V value) {
        V before = store.get(key);
        store.put(key, value);
        return before;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                store(BUCKETS, StateSerde.of(BucketMetadata.class)),
                store(PROFILES, StateSerde.of(ResourceProfile.class)),
                store(RECONCILIATIONS, StateSerde.of(Reconciliation.class)),
                store(JOBS, StateSerde.of(ClassificationJob.class)),
                store(FEEDS, StateSerde.of(IngestStatus.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(LAST_FINDINGS), Serdes.String(), Serdes.String()));
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> store(
            String name, StateSerde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
