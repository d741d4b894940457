package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import org.junit.jupiter.api.BeforeEach;

class FakeObjectUploaderTest implements ObjectUploaderContract {

    private final FakeObjectUploader uploader = new FakeObjectUploader();
    private final S3Destination destination =
            new S3Destination("results", null, null, "arn:aws:kms:us-east-1:111122223333:key/k");

    @BeforeEach
    void createBucket() {
        uploader.createBucket(destination.getBucketName());
    }

    @Override
    public ObjectUploader uploader() {
        return uploader;
    }

    @Override
    public S3Destination destination() {
        return destination;
    }

    @Override
    public byte[] contentOf(S3Destination at, String key) {
        return uploader.content(at.getBucketName(), key);
    }
}
