package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.Stack;
import io.maciestreams.service.ServiceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class S3ObjectUploaderIT implements ObjectUploaderContract {

    private static final int PART = 5 * 1024 * 1024;
    private static final ObjectBytes ONE_BYTE = new ObjectBytes(List.of(new byte[] {1}));

    private final Stack stack = ProvisionedStack.get();
    private final TestBucket bucket = new TestBucket(stack);
    private final ObjectUploader uploader = new S3ObjectUploader(
            new S3Clients(new SinkConfig(Map.of(
                    "kafka.bootstrap.servers", stack.bootstrapServers(),
                    "schema.registry.url", stack.schemaRegistryUrl(),
                    "s3.endpoint", stack.s3Endpoint().toString()))),
            PART);

    @AfterEach
    void close() {
        uploader.close();
        bucket.close();
    }

    @Override
    public ObjectUploader uploader() {
        return uploader;
    }

    @Override
    public S3Destination destination() {
        return bucket.destination();
    }

    @Override
    public byte[] contentOf(S3Destination at, String key) {
        return bucket.content(key);
    }

    @Test
    void encryptsWithTheConfiguredKey() {
        uploader.putIfAbsent(destination(), "a.gz", ONE_BYTE, Map.of());

        HeadObjectResponse object = bucket.head("a.gz");
        assertThat(object.serverSideEncryptionAsString()).isEqualTo("aws:kms");
        assertThat(object.ssekmsKeyId()).isEqualTo(stack.kmsKeyArn());
        assertThat(object.contentType()).isEqualTo("application/gzip");
    }

    @Test
    void writesALargeObjectInPartsAsItWritesASmallOne() {
        ObjectBytes large = large();

        assertThat(uploader.putIfAbsent(destination(), "large.gz", large, Map.of("sha256", "1")))
                .isTrue();

        HeadObjectResponse object = bucket.head("large.gz");
        assertThat(object.serverSideEncryptionAsString()).isEqualTo("aws:kms");
        assertThat(object.ssekmsKeyId()).isEqualTo(stack.kmsKeyArn());
        assertThat(object.contentType()).isEqualTo("application/gzip");
        assertThat(uploader.metadata(destination(), "large.gz")).containsEntry("sha256", "1");
        assertThat(bucket.content("large.gz")).hasSize((int) large.size());
    }

    @Test
    void overwritesNothingWithALargeObject() {
        uploader.putIfAbsent(destination(), "large.gz", ONE_BYTE, Map.of());

        assertThat(uploader.putIfAbsent(destination(), "large.gz", large(), Map.of()))
                .isFalse();
        assertThat(bucket.content("large.gz")).hasSize(1);
    }

    private static ObjectBytes large() {
        return new ObjectBytes(List.of(new byte[PART], new byte[PART], new byte[17]));
    }

    @Test
    void saysThatTheBucketDoesNotExist() {
        S3Destination missing = S3Destination.newBuilder(destination())
                .setBucketName("no-such-bucket")
                .build();

        assertThatThrownBy(() -> uploader.putIfAbsent(missing, "a.gz", ONE_BYTE, Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("s3://no-such-bucket/a.gz")
                .hasMessageContaining("the bucket does not exist");
    }

    @Test
    void refusesAnObjectThatIsNotEncryptedAsConfigured() {
        bucket.put("plain.gz", "written by somebody else");

        assertThatThrownBy(() -> uploader.metadata(destination(), "plain.gz"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("instead of aws:kms " + stack.kmsKeyArn());
    }

    @Test
    void saysWhichKeyS3Refuses() {
        String unknown = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";
        S3Destination destination =
                S3Destination.newBuilder(destination()).setKmsKeyArn(unknown).build();

        assertThatThrownBy(() -> uploader.putIfAbsent(destination, "a.gz", ONE_BYTE, Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("S3 refuses");
    }
}
