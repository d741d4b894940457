package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.ObjectState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.InternalFixedKeyRecordFactory;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Passes on what is known of a bucket. Of one that is gone it remembers when, and takes its objects out of the profile in
 * steps that fit into a transaction.
 */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class BucketChanges extends ContextualFixedKeyProcessor<String, BucketMetadata, ProfileInput> {

    static final Duration PAUSE = Duration.ofMillis(100);
    static final int OBJECTS_A_STEP = 1000;

    private KeyValueStore<byte[], ObjectState> objects;
    private ArtifactIndex artifacts;
    private KeyValueStore<String, Long> removedBuckets;
    private KeyValueStore<String, byte[]> removals;

    @Override
    public void init(FixedKeyProcessorContext<String, ProfileInput> context) {
        super.init(context);
        objects = context.getStateStore(ObjectStores.OBJECTS);
        artifacts = ObjectStores.artifacts(context);
        removedBuckets = context.getStateStore(ObjectStores.REMOVED_BUCKETS);
        removals = context.getStateStore(ObjectStores.REMOVALS);
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::removeSome);
    }

    @Override
    public void process(FixedKeyRecord<String, BucketMetadata> record) {
        String bucketArn = record.key();
        if (bucketArn == null) {
            throw new UnusableRecordException(null, "the record has no key");
        }
        if (record.value() == null) {
            Long known = removedBuckets.get(bucketArn);
            removedBuckets.put(bucketArn, known == null ? record.timestamp() : Math.max(known, record.timestamp()));
            removals.put(bucketArn, ObjectStores.firstKey(bucketArn));
        }
        context().forward(record.withValue(BucketChange.to(record.value(), Instant.ofEpochMilli(record.timestamp()))));
    }

    private void removeSome(long now) {
        try (KeyValueIterator<String, byte[]> pending = removals.all()) {
            if (pending.hasNext()) {
                KeyValue<String, byte[]> removal = pending.next();
                removeSome(removal.key, removal.value, now);
            }
        }
    }

    private void removeSome(String bucketArn, byte[] from, long now) {
        Instant removedAt = Instant.ofEpochMilli(Objects.requireNonNull(removedBuckets.get(bucketArn)));
        try (KeyValueIterator<byte[], ObjectState> rest = objects.range(from, ObjectStores.lastKey(bucketArn))) {
            for (int done = 0; done < OBJECTS_A_STEP && rest.hasNext(); done++) {
                KeyValue<byte[], ObjectState> object = rest.next();
                remove(bucketArn, object, removedAt, now);
            }
            removals.put(bucketArn, rest.hasNext() ? rest.peekNextKey() : null);
        }
    }

    private void remove(String bucketArn, KeyValue<byte[], ObjectState> object, Instant removedAt, long now) {
        ObjectState after = LatestResults.afterRemoval(object.value, removedAt);
        if (object.value.equals(after)) {
            return;
        }
        objects.put(object.key, after);
        artifacts.move(
                bucketArn,
                object.key,
                null,
                LatestResults.ofAll(object.value),
                after == null ? null : LatestResults.ofAll(after));
        ProfileUpdate cause = new ProfileUpdate(null, null, Statistics.none());
        ProfileInput change = ObjectChange.between(object.value, after, List.of(), cause, Sources.none());
        // A step begins without a record to forward from, and this factory is Kafka's only way to make one; the other
        // kind of processor may change keys, so that a repartition topic would follow.
        context().forward(InternalFixedKeyRecordFactory.create(new Record<>(bucketArn, change, now)));
    }

    /**
     * Brings its stores along.
     *
     * @param stores {@link ObjectStores}, the same for all that share them
     */
    record Supplier(Set<StoreBuilder<?>> stores)
            implements FixedKeyProcessorSupplier<String, BucketMetadata, ProfileInput> {

        @Override
        public FixedKeyProcessor<String, BucketMetadata, ProfileInput> get() {
            return new BucketChanges();
        }
    }
}
