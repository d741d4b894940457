package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.identity.Fingerprint;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.ObjectState;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Keeps the latest results of each object, and passes on by how much a result changes the bucket's profile. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class ObjectChanges extends ContextualFixedKeyProcessor<String, DataClassificationResult, ProfileInput> {

    static final String STORE = "objects";

    private KeyValueStore<byte[], ObjectState> objects;

    @Override
    public void init(FixedKeyProcessorContext<String, ProfileInput> context) {
        super.init(context);
        objects = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, DataClassificationResult> record) {
        DataClassificationResult result = record.value();
        if (record.key() == null) {
            throw new UnusableRecordException(result.getId(), "the record has no key");
        }
        String path = Contribution.path(result);
        byte[] object = Fingerprint.of(record.key(), path);
        ObjectState before = objects.get(object);
        ObjectState after = LatestResults.accept(before, result);
        if (!after.equals(before)) {
            objects.put(object, after);
            ProfileUpdate cause = new ProfileUpdate(result.getId(), path, Statistics.none());
            context()
                    .forward(record.withValue(
                            ObjectChange.between(before, after, Contribution.detected(result), cause)));
        }
    }

    /** Brings its store along. */
    static final class Supplier implements FixedKeyProcessorSupplier<String, DataClassificationResult, ProfileInput> {

        @Override
        public FixedKeyProcessor<String, DataClassificationResult, ProfileInput> get() {
            return new ObjectChanges();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE),
                    Serdes.ByteArray(),
                    new StateSerde<>(ObjectState.getEncoder(), ObjectState.getDecoder())));
        }
    }
}
