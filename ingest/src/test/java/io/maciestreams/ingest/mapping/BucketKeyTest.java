package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.macie.Shard;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ResourcesAffected;

class BucketKeyTest {

    @Test
    void isTheBucketsArn() {
        assertThat(key(resources()
                        .s3Bucket(bucket -> bucket.arn("arn:aws:s3:::a").name("b"))))
                .isEqualTo("arn:aws:s3:::a");
    }

    @Test
    void isElseTheArnThatTheObjectNames() {
        assertThat(key(resources()
                        .s3Bucket(bucket -> bucket.arn("").name("b"))
                        .s3Object(object -> object.bucketArn("arn:aws:s3:::o"))))
                .isEqualTo("arn:aws:s3:::o");
    }

    @Test
    void isElseMadeOfTheBucketsName() {
        ResourcesAffected.Builder named = resources().s3Bucket(bucket -> bucket.name("b"));

        assertThat(key(named)).isEqualTo("arn:aws:s3:::b");
        assertThat(BucketKey.of(
                        Finding.builder()
                                .partition("aws-cn")
                                .resourcesAffected(named.build())
                                .build(),
                        shard()))
                .isEqualTo("arn:aws-cn:s3:::b");
    }

    @Test
    void isElseTheShard() {
        assertThat(key(resources())).isEqualTo("unknown/111122223333/us-east-1");
        assertThat(BucketKey.of(Finding.builder().build(), shard())).isEqualTo("unknown/111122223333/us-east-1");
    }

    private static ResourcesAffected.Builder resources() {
        return ResourcesAffected.builder();
    }

    private static String key(ResourcesAffected.Builder resources) {
        return BucketKey.of(
                Finding.builder().resourcesAffected(resources.build()).build(), shard());
    }

    private static Shard shard() {
        return new Shard("111122223333", "us-east-1");
    }
}
