package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfileArtifact;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a bucket, sensitive ones first, then others that were analysed, then skipped ones; among equals by
 * fingerprint. So the first hundred never depend on the order in which results came, nor on how many have left since.
 */
record ArtifactIndex(KeyValueStore<byte[], String> objects) {

    static final int MOST_ARTIFACTS = 100;

    private static final int FINGERPRINT = 16;
    private static final char BETWEEN = ' ';
    private static final byte SENSITIVE = 0;
    private static final byte NOT_SENSITIVE = 1;
    private static final byte SKIPPED = 2;
    private static final byte END = 3;

    /**
     * Moves an object to where its latest result belongs.
     *
     * @param object key of the object in {@link ObjectStores#OBJECTS}
     * @param path null where it is known from before
     */
    void move(byte[] object, @Nullable String path, @Nullable LatestResult before, @Nullable LatestResult after) {
        byte @Nullable [] from = before == null ? null : key(object, rank(before));
        byte @Nullable [] to = after == null ? null : key(object, rank(after));
        String known = from == null ? null : objects.get(from);
        if (from != null && !Arrays.equals(from, to)) {
            objects.delete(from);
        }
        if (after != null && to != null) {
            put(to, status(after) + BETWEEN + (path == null ? path(Objects.requireNonNull(known)) : path), known);
        }
    }

    /** The first objects of a bucket. */
    List<ResourceProfileArtifact> first(String bucketArn) {
        List<ResourceProfileArtifact> artifacts = new ArrayList<>();
        byte[] start = ObjectStores.firstKey(bucketArn);
        try (KeyValueIterator<byte[], String> found = objects.range(key(start, SENSITIVE), key(start, END))) {
            while (found.hasNext() && artifacts.size() < MOST_ARTIFACTS) {
                var next = found.next();
                artifacts.add(artifact(bucketArn, next.key[FINGERPRINT], next.value));
            }
        }
        return artifacts;
    }

    private void put(byte[] key, String value, @Nullable String known) {
        if (!value.equals(known) || objects.get(key) == null) {
            objects.put(key, value);
        }
    }

    private static ResourceProfileArtifact artifact(String bucketArn, byte rank, String value) {
        // The path begins with the name of the bucket, with which its ARN ends.
        String arn = bucketArn.substring(0, bucketArn.lastIndexOf(':') + 1) + path(value);
        String status = value.substring(0, value.indexOf(BETWEEN));
        return new ResourceProfileArtifact(arn, status, rank == SKIPPED ? null : rank == SENSITIVE);
    }

    private static String path(String value) {
        return value.substring(value.indexOf(BETWEEN) + 1);
    }

    private static byte[] key(byte[] object, byte rank) {
        return ByteBuffer.allocate(object.length + 1)
                .put(object, 0, FINGERPRINT)
                .put(rank)
                .put(object, FINGERPRINT, FINGERPRINT)
                .array();
    }

    private static byte rank(LatestResult result) {
        return result.getDetections() > 0 ? SENSITIVE : isAnalysed(result) ? NOT_SENSITIVE : SKIPPED;
    }

    private static String status(LatestResult result) {
        return isAnalysed(result) ? result.getOutcome().name() : Outcome.SKIPPED.name();
    }

    private static boolean isAnalysed(LatestResult result) {
        return Statistics.isAnalysed(result.getOutcome());
    }
}
