package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Buckets in memory. */
final class FakeObjectUploader implements ObjectUploader {

    private record Stored(String content, Map<String, String> metadata) {}

    private final Map<String, Map<String, Stored>> buckets = new TreeMap<>();

    void createBucket(String name) {
        buckets.put(name, new TreeMap<>());
    }

    @Override
    public boolean putIfAbsent(S3Destination destination, String key, byte[] content, Map<String, String> metadata) {
        return bucket(destination).putIfAbsent(key, new Stored(HexFormat.of().formatHex(content), Map.copyOf(metadata)))
                == null;
    }

    @Override
    public Map<String, String> metadata(S3Destination destination, String key) {
        return Optional.ofNullable(bucket(destination).get(key))
                .map(Stored::metadata)
                .orElseThrow(() -> new ServiceException("No object " + key));
    }

    boolean isEmpty(String bucket) {
        return Optional.ofNullable(buckets.get(bucket)).orElseThrow().isEmpty();
    }

    byte[] content(String bucket, String key) {
        return HexFormat.of().parseHex(stored(bucket, key).content());
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private Stored stored(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(objects -> objects.get(key))
                .orElseThrow();
    }

    private Map<String, Stored> bucket(S3Destination destination) {
        return Optional.ofNullable(buckets.get(destination.getBucketName()))
                .orElseThrow(() -> new ServiceException("No bucket " + destination.getBucketName()));
    }
}
