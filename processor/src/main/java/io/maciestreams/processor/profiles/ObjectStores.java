package io.maciestreams.processor.profiles;

import io.maciestreams.identity.Fingerprint;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.state.ObjectState;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores that results and removals share: the objects of each bucket side by side, and which buckets were found gone. */
final class ObjectStores {

    /** State of each object. */
    static final String OBJECTS = "objects";

    /** When a bucket was last found gone, in milliseconds; kept for ever, so that no older result brings an object back. */
    static final String REMOVED_BUCKETS = "removed-buckets";

    /** Of buckets whose objects are being removed: the key to go on from. */
    static final String REMOVALS = "removals";

    /** Objects by what a profile's artifacts show first; see {@link ArtifactIndex}. */
    static final String ARTIFACTS = "artifacts";

    /** What was last published of them; see {@link PublishedArtifacts}. */
    static final String PUBLISHED_ARTIFACTS = "published-artifacts";

    private static final byte HIGHEST = (byte) 0xff;
    private static final int FINGERPRINT = 16;

    private ObjectStores() {}

    /** Key of an object: fingerprints of its bucket and of its path. */
    static byte[] key(String bucketArn, String path) {
        return ByteBuffer.allocate(2 * FINGERPRINT)
                .put(Fingerprint.of(bucketArn))
                .put(Fingerprint.of(path))
                .array();
    }

    /** Where the keys of a bucket begin. */
    static byte[] firstKey(String bucketArn) {
        return Arrays.copyOf(Fingerprint.of(bucketArn), 2 * FINGERPRINT);
    }

    /** Where the keys of a bucket end. */
    static byte[] lastKey(String bucketArn) {
        byte[] last = firstKey(bucketArn);
        Arrays.fill(last, FINGERPRINT, last.length, HIGHEST);
        return last;
    }

    /** The index, over the stores of a processor that has them. */
    static ArtifactIndex artifacts(ProcessingContext context) {
        return new ArtifactIndex(
                context.getStateStore(ARTIFACTS), new PublishedArtifacts(context.getStateStore(PUBLISHED_ARTIFACTS)));
    }

    static Set<StoreBuilder<?>> all() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(OBJECTS), Serdes.ByteArray(), StateSerde.of(ObjectState.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(REMOVED_BUCKETS), Serdes.String(), Serdes.Long()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(REMOVALS), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ARTIFACTS), Serdes.ByteArray(), Serdes.String()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PUBLISHED_ARTIFACTS), Serdes.String(), Serdes.ByteArray()));
    }
}
