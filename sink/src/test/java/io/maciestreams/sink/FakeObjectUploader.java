package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Buckets in memory. */
final class FakeObjectUploader implements ObjectUploader {

    private record Stored(String content, Map<String, String> metadata) {}

    private final Map<String, Map<String, Stored>> buckets = new TreeMap<>();

    private final List<String> tested = new ArrayList<>();

    void createBucket(String name) {
        buckets.put(name, new TreeMap<>());
    }

    @Override
    public boolean putIfAbsent(
            S3Destination destination, String key, ObjectBytes content, Map<String, String> metadata) {
        return bucket(destination).putIfAbsent(key, new Stored(hex(content), Map.copyOf(metadata))) == null;
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
    public void test(S3Destination destination, String key) {
        bucket(destination);
        tested.add(destination.getBucketName() + "/" + key);
    }

    List<String> tested() {
        return tested;
    }

    @Override
    public String region(S3Destination destination) {
        return List.of(destination.getKmsKeyArn().split(":", -1)).get(3);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static String hex(ObjectBytes content) {
        return content.pieces().stream().map(HexFormat.of()::formatHex).collect(Collectors.joining());
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
