package io.maciestreams.processor.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.identity.Fingerprint;
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

/** Lets the first result of each analysis and source pass, and remembers it for ever. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class FirstOfAnalysis
        extends ContextualFixedKeyProcessor<String, DataClassificationResult, DataClassificationResult> {

    static final String STORE = "known-analyses";

    // A missing value would delete the key, an empty one takes no room.
    private static final byte[] KNOWN = {};

    private KeyValueStore<byte[], byte[]> known;

    @Override
    public void init(FixedKeyProcessorContext<String, DataClassificationResult> context) {
        super.init(context);
        known = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, DataClassificationResult> record) {
        DataClassificationResult result = record.value();
        byte[] analysis = Fingerprint.of(result.getAnalysisId(), result.getSource());
        if (known.putIfAbsent(analysis, KNOWN) == null) {
            context().forward(record);
        }
    }

    /** Brings its store along. */
    static final class Supplier
            implements FixedKeyProcessorSupplier<String, DataClassificationResult, DataClassificationResult> {

        @Override
        public FixedKeyProcessor<String, DataClassificationResult, DataClassificationResult> get() {
            return new FirstOfAnalysis();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()));
        }
    }
}
