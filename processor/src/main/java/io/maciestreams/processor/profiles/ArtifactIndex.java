package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfileArtifact;
import io.maciestreams.identity.Fingerprint;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a bucket, sensitive ones first, then others that were analysed, then skipped ones; among equals by
 * fingerprint. So the first hundred never depend on the order in which results came, nor on how many have left since.
 */
record ArtifactIndex(KeyValueStore<byte[], String> objects, PublishedArtifacts published) {

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
    void move(
            String bucketArn,
            byte[] object,
            @Nullable String path,
            @Nullable LatestResult before,
            @Nullable LatestResult after) {
        if (before != null && after != null && isSame(before, after)) {
            return;
        }
        byte @Nullable [] from = before == null ? null : key(object, rank(before));
        String known = path == null && from != null ? path(Objects.requireNonNull(objects.get(from))) : path;
        if (from != null) {
            put(bucketArn, from, null);
        }
        if (after != null) {
            put(bucketArn, key(object, rank(after)), status(after) + BETWEEN + Objects.requireNonNull(known));
        }
    }

    /** The first objects of a bucket where they are not those published before; none where the bucket has none any more. */
    Optional<List<ResourceProfileArtifact>> changed(String bucketArn) {
        if (published.areCurrent(bucketArn)) {
            return Optional.empty();
        }
        List<ResourceProfileArtifact> artifacts = new ArrayList<>();
        byte[] lastKey = read(bucketArn, artifacts);
        byte[] fingerprint = artifacts.isEmpty() ? null : fingerprint(artifacts);
        return published.replace(bucketArn, fingerprint, lastKey) ? Optional.of(artifacts) : Optional.empty();
    }

    // Returns up to where a change of the index would be one of these artifacts: all of it while they are few.
    private byte[] read(String bucketArn, List<ResourceProfileArtifact> artifacts) {
        byte[] start = ObjectStores.firstKey(bucketArn);
        byte[] end = key(start, END);
        try (KeyValueIterator<byte[], String> found = objects.range(key(start, SENSITIVE), end)) {
            while (found.hasNext()) {
                var next = found.next();
                artifacts.add(artifact(bucketArn, next.key[FINGERPRINT], next.value));
                if (artifacts.size() == MOST_ARTIFACTS) {
                    return next.key;
                }
            }
        }
        return end;
    }

    private static byte[] fingerprint(List<ResourceProfileArtifact> artifacts) {
        return Fingerprint.of(artifacts.stream()
                .flatMap(artifact -> Stream.of(
                        artifact.getArn(),
                        artifact.getClassificationResultStatus(),
                        String.valueOf(artifact.getSensitive())))
                .toArray(String[]::new));
    }

    private void put(String bucketArn, byte[] key, @Nullable String value) {
        objects.put(key, value);
        published.changed(bucketArn, key);
    }

    private static boolean isSame(LatestResult before, LatestResult after) {
        return rank(before) == rank(after) && status(before).equals(status(after));
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
