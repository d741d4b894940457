package io.maciestreams.processor.profiles;

import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was last published of the artifacts of each bucket: their fingerprint, and behind it the key up to which the index was
 * read for them. The key is left out once anything up to it has changed: until then there is nothing to read again.
 */
record PublishedArtifacts(KeyValueStore<String, byte[]> store) {

    private static final int FINGERPRINT = 16;

    /** Whether the index still begins as it was when it was read. */
    boolean areCurrent(String bucketArn) {
        byte[] known = store.get(bucketArn);
        return known != null && known.length > FINGERPRINT;
    }

    /** Takes note that the index has changed at a key. */
    void changed(String bucketArn, byte[] key) {
        byte[] known = store.get(bucketArn);
        if (known != null && known.length > FINGERPRINT && isUpTo(known, key)) {
            store.put(bucketArn, Arrays.copyOf(known, FINGERPRINT));
        }
    }

    /** Keeps what was read up to a key, and tells whether it differs from what was published. */
    boolean replace(String bucketArn, byte @Nullable [] fingerprint, byte[] lastKey) {
        byte[] known = store.get(bucketArn);
        store.put(bucketArn, fingerprint == null ? null : concatenated(fingerprint, lastKey));
        return !Arrays.equals(fingerprint, known == null ? null : Arrays.copyOf(known, FINGERPRINT));
    }

    private static boolean isUpTo(byte[] known, byte[] key) {
        return Arrays.compareUnsigned(key, 0, key.length, known, FINGERPRINT, known.length) <= 0;
    }

    private static byte[] concatenated(byte[] fingerprint, byte[] lastKey) {
        byte[] both = Arrays.copyOf(fingerprint, FINGERPRINT + lastKey.length);
        System.arraycopy(lastKey, 0, both, FINGERPRINT, lastKey.length);
        return both;
    }
}
