package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.S3Destination;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailureTest {

    private static final String KMS_KEY = "arn:aws:kms:us-east-1:111122223333:key/k";

    @Test
    void namesTheBucketThatDoesNotExist() {
        assertThat(explain(NoSuchBucketException.builder().statusCode(404).build()))
                .isEqualTo("PutObject s3://results/a.gz: the bucket does not exist; "
                        + "the export configuration, or the settings, name it");
    }

    @Test
    void namesThePermissionsThatAreMissing() {
        SdkException denied =
                S3Exception.builder().statusCode(403).message("Access Denied").build();

        assertThat(explain(denied))
                .contains("denies access", "s3:PutObject", "kms:GenerateDataKey on " + KMS_KEY)
                .contains("444455556666 must own the bucket")
                .doesNotContain("\n");
    }

    @Test
    void tellsARefusalFromSilence() {
        assertThat(explain(
                        S3Exception.builder().statusCode(400).message("bad key").build()))
                .contains("S3 refuses", "bad key");
        assertThat(explain(SdkClientException.create("timed out"))).contains("no answer from S3", "timed out");
    }

    private static String explain(SdkException failure) {
        S3Destination destination = new S3Destination("results", "444455556666", null, KMS_KEY);
        return String.valueOf(
                S3Failure.explain("PutObject", destination, "a.gz", failure).getMessage());
    }
}
