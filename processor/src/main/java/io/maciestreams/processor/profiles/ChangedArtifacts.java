package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileArtifacts;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceProfileArtifact;
import io.maciestreams.identity.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Whenever a profile may have changed, passes on the objects it rests on where these are not those published before. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class ChangedArtifacts extends ContextualFixedKeyProcessor<String, ResourceProfile, ProfileArtifacts> {

    static final String STORE = "published-artifacts";

    private ArtifactIndex index;
    private KeyValueStore<String, byte[]> published;

    @Override
    public void init(FixedKeyProcessorContext<String, ProfileArtifacts> context) {
        super.init(context);
        index = new ArtifactIndex(context.getStateStore(ObjectStores.ARTIFACTS));
        published = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, ResourceProfile> record) {
        List<ResourceProfileArtifact> artifacts = index.first(record.key());
        byte[] fingerprint = artifacts.isEmpty() ? null : fingerprint(artifacts);
        if (!Arrays.equals(fingerprint, published.get(record.key()))) {
            published.put(record.key(), fingerprint);
            context()
                    .forward(record.withValue(
                            artifacts.isEmpty() ? null : new ProfileArtifacts(record.key(), artifacts)));
        }
    }

    private static byte[] fingerprint(List<ResourceProfileArtifact> artifacts) {
        return Fingerprint.of(artifacts.stream()
                .flatMap(artifact -> Stream.of(
                        artifact.getArn(),
                        artifact.getClassificationResultStatus(),
                        String.valueOf(artifact.getSensitive())))
                .toArray(String[]::new));
    }

    /** Brings its store along; that of the index has to be named where this is used. */
    static final class Supplier implements FixedKeyProcessorSupplier<String, ResourceProfile, ProfileArtifacts> {

        @Override
        public FixedKeyProcessor<String, ResourceProfile, ProfileArtifacts> get() {
            return new ChangedArtifacts();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
        }
    }
}
