package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.ObjectState;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Keeps the latest results of each object, and passes on by how much a result changes the bucket's profile. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class ObjectChanges extends ContextualFixedKeyProcessor<String, DataClassificationResult, ProfileInput> {

    private KeyValueStore<byte[], ObjectState> objects;
    private ArtifactIndex artifacts;
    private KeyValueStore<String, Long> removedBuckets;

    @Override
    public void init(FixedKeyProcessorContext<String, ProfileInput> context) {
        super.init(context);
        objects = context.getStateStore(ObjectStores.OBJECTS);
        artifacts = ObjectStores.artifacts(context);
        removedBuckets = context.getStateStore(ObjectStores.REMOVED_BUCKETS);
    }

    @Override
    public void process(FixedKeyRecord<String, DataClassificationResult> record) {
        DataClassificationResult result = record.value();
        if (record.key() == null) {
            throw new UnusableRecordException(result.getId(), "the record has no key");
        }
        Instant bucketRemovedAt = bucketRemovedAt(record.key());
        String path = Contribution.path(result);
        if (!LatestResults.isRemoved(result.getCreatedAt(), bucketRemovedAt)) {
            accept(record, path, bucketRemovedAt);
        }
    }

    private void accept(
            FixedKeyRecord<String, DataClassificationResult> record, String path, @Nullable Instant bucketRemovedAt) {
        DataClassificationResult result = record.value();
        byte[] object = ObjectStores.key(record.key(), path);
        ObjectState before = objects.get(object);
        ObjectState known = before == null || bucketRemovedAt == null
                ? before
                : LatestResults.afterRemoval(before, bucketRemovedAt);
        ObjectState after = LatestResults.accept(known, result);
        if (!after.equals(before)) {
            objects.put(object, after);
            artifacts.move(
                    record.key(),
                    object,
                    path,
                    before == null ? null : LatestResults.ofAll(before),
                    LatestResults.ofAll(after));
            ProfileUpdate cause = new ProfileUpdate(result.getId(), path, Statistics.none());
            context()
                    .forward(record.withValue(ObjectChange.between(
                            before, after, Contribution.detected(result), cause, Sources.of(result))));
        }
    }

    private @Nullable Instant bucketRemovedAt(String bucketArn) {
        Long milliseconds = removedBuckets.get(bucketArn);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }

    /**
     * Brings its stores along.
     *
     * @param stores {@link ObjectStores}, the same for all that share them
     */
    record Supplier(Set<StoreBuilder<?>> stores)
            implements FixedKeyProcessorSupplier<String, DataClassificationResult, ProfileInput> {

        @Override
        public FixedKeyProcessor<String, DataClassificationResult, ProfileInput> get() {
            return new ObjectChanges();
        }
    }
}
