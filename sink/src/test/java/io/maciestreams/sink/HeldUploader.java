package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Holds its first upload until it is released, as a process does that was stopped for a while. */
final class HeldUploader implements ObjectUploader {

    private final ObjectUploader uploader;
    private final CountDownLatch reached;
    private final CountDownLatch release;

    HeldUploader(ObjectUploader uploader, CountDownLatch reached, CountDownLatch release) {
        this.uploader = uploader;
        this.reached = reached;
        this.release = release;
    }

    @Override
    public boolean putIfAbsent(
            S3Destination destination, String key, ObjectBytes content, Map<String, String> metadata) {
        reached.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the sink", e);
        }
        return uploader.putIfAbsent(destination, key, content, metadata);
    }

    @Override
    public Map<String, String> metadata(S3Destination destination, String key) {
        return uploader.metadata(destination, key);
    }

    @Override
    public void test(S3Destination destination, String key) {
        uploader.test(destination, key);
    }

    @Override
    public String region(S3Destination destination) {
        return uploader.region(destination);
    }

    @Override
    public void close() {
        uploader.close();
    }
}
