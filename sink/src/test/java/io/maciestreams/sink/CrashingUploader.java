package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.util.Map;

/** Ends the sink as a crash would: once so many objects are in S3. */
final class CrashingUploader implements ObjectUploader {

    /** Nothing that the code under test could take for a failure it knows. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ObjectUploader uploader;
    private final int uploads;
    private int written;

    CrashingUploader(ObjectUploader uploader, int uploads) {
        this.uploader = uploader;
        this.uploads = uploads;
    }

    @Override
    public boolean putIfAbsent(
            S3Destination destination, String key, ObjectBytes content, Map<String, String> metadata) {
        crashAt(uploads);
        boolean absent = uploader.putIfAbsent(destination, key, content, metadata);
        written++;
        crashAt(uploads);
        return absent;
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

    private void crashAt(int count) {
        if (written == count) {
            throw new Crash();
        }
    }
}
