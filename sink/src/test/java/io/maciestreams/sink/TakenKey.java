package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.util.Map;

/** Somebody else who writes to the very key that the sink is about to write to. */
final class TakenKey {

    static final String CONTENT = "written by somebody else";

    private final TestBucket bucket;
    private volatile String key = "";

    TakenKey(TestBucket bucket) {
        this.bucket = bucket;
    }

    String key() {
        return key;
    }

    ObjectUploader before(ObjectUploader uploader) {
        return new ObjectUploader() {
            @Override
            public boolean putIfAbsent(
                    S3Destination destination, String wanted, ObjectBytes content, Map<String, String> metadata) {
                key = wanted;
                bucket.putEncrypted(wanted, CONTENT);
                return uploader.putIfAbsent(destination, wanted, content, metadata);
            }

            @Override
            public Map<String, String> metadata(S3Destination destination, String existing) {
                return uploader.metadata(destination, existing);
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
        };
    }
}
