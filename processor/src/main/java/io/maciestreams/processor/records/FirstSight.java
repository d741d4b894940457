package io.maciestreams.processor.records;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Lets the first record of each fingerprint pass, and remembers that for ever. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
public final class FirstSight<V> extends ContextualFixedKeyProcessor<String, V, V> {

    // A missing value would delete the key, an empty one takes no room.
    private static final byte[] KNOWN = {};

    private final Supplier<V> settings;
    private KeyValueStore<byte[], byte[]> known;

    private FirstSight(Supplier<V> settings) {
        this.settings = settings;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, V> context) {
        super.init(context);
        known = context.getStateStore(settings.store());
    }

    @Override
    public void process(FixedKeyRecord<String, V> record) {
        if (known.putIfAbsent(settings.fingerprint().apply(record.value()), KNOWN) == null) {
            context().forward(record);
        }
    }

    /**
     * Brings its store along.
     *
     * @param fingerprint what tells records apart; the store takes as much room for each
     */
    public record Supplier<V>(String store, Function<V, byte[]> fingerprint)
            implements FixedKeyProcessorSupplier<String, V, V> {

        public Supplier {
            Objects.requireNonNull(store);
            Objects.requireNonNull(fingerprint);
        }

        @Override
        public FixedKeyProcessor<String, V, V> get() {
            return new FirstSight<>(this);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray()));
        }
    }
}
