package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.BucketCountByEffectivePermission;
import io.maciestreams.avro.BucketCountByEncryptionType;
import io.maciestreams.avro.BucketCountBySharedAccessType;
import io.maciestreams.avro.BucketCountPolicyAllowsUnencryptedObjectUploads;
import io.maciestreams.avro.BucketLevelPermissions;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketPermissionConfiguration;
import io.maciestreams.avro.BucketPolicy;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.BucketServerSideEncryption;
import io.maciestreams.avro.BucketStatistics;
import io.maciestreams.avro.BucketStatisticsBySensitivity;
import io.maciestreams.avro.ObjectLevelStatistics;
import io.maciestreams.avro.SensitivityAggregations;
import io.maciestreams.processor.fixtures.Buckets;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class BucketStatisticsTest {

    private static final Instant READ = Instant.parse("2026-11-20T09:00:00Z");
    private static final SensitivityAggregations NO_BUCKET = new SensitivityAggregations(0L, 0L, 0L, 0L);

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, BucketMetadata> buckets;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.PROFILES, stateDir);
        buckets = application.input(Topics.BUCKETS);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void everyGroupCountsItsBuckets() {
        pipe(publicBucket());
        pipe(privateBucket());

        BucketStatistics statistics = latest();
        assertThat(statistics.getBucketCount()).isEqualTo(2);
        assertThat(statistics.getBucketCountByEffectivePermission())
                .isEqualTo(new BucketCountByEffectivePermission(1L, 1L, 0L, 0L));
        assertThat(statistics.getBucketCountByEncryptionType())
                .isEqualTo(new BucketCountByEncryptionType(1L, 0L, 0L, 1L));
        assertThat(statistics.getBucketCountByObjectEncryptionRequirement())
                .isEqualTo(new BucketCountPolicyAllowsUnencryptedObjectUploads(1L, 0L, 1L));
        assertThat(statistics.getBucketCountBySharedAccessType())
                .isEqualTo(new BucketCountBySharedAccessType(1L, 0L, 1L, 0L));
        assertThat(statistics.getObjectCount()).isEqualTo(9);
        assertThat(statistics.getClassifiableObjectCount()).isEqualTo(9);
        assertThat(statistics.getSizeInBytes()).isEqualTo(1100);
        assertThat(statistics.getUnclassifiableObjectCount()).isEqualTo(new ObjectLevelStatistics(2L, 1L, 3L));
        assertThat(statistics.getLastUpdated()).isEqualTo(READ);
        assertThat(statistics.getMacieAccountId()).isEqualTo(Scan.ACCOUNT);
    }

    @Test
    void aBucketThatChangesReplacesItsShareAndOneThatIsGoneTakesItAway() {
        pipe(publicBucket());
        pipe(privateBucket());
        pipe(BucketMetadata.newBuilder(publicBucket()).setObjectCount(40L).build());
        assertThat(latest().getObjectCount()).isEqualTo(45);

        application.rawInput(Topics.BUCKETS).pipeInput(publicBucket().getBucketArn(), null, READ);
        assertThat(latest().getObjectCount()).isEqualTo(5);
        assertThat(application.deadLetters()).isEmpty();
    }

    @Test
    void ourScoreDecidesOnTheSensitivityAndMaciesWhereThereIsNoProfile() {
        pipe(publicBucket());
        assertThat(latest().getBucketStatisticsBySensitivity())
                .isEqualTo(new BucketStatisticsBySensitivity(
                        NO_BUCKET, NO_BUCKET, new SensitivityAggregations(0L, 1L, 1L, 1000L), NO_BUCKET));

        Scan scan = Scan.of("open", "a.csv", "r1", 7);
        application.input(Topics.CLASSIFICATION_RESULTS).pipeInput(scan.bucketArn(), scan.result());
        BucketStatisticsBySensitivity sensitivity = latest().getBucketStatisticsBySensitivity();
        assertThat(sensitivity.getNotSensitive().getTotalCount()).isZero();
        assertThat(sensitivity.getSensitive().getTotalCount()).isEqualTo(1);
        assertThat(sensitivity.getSensitive().getTotalSizeInBytes()).isEqualTo(1000);
    }

    private void pipe(BucketMetadata bucket) {
        buckets.pipeInput(bucket.getBucketArn(), bucket);
    }

    private BucketStatistics latest() {
        var records = application.output(Topics.BUCKET_STATISTICS);
        assertThat(records).isNotEmpty().allMatch(record -> record.key().equals(Scan.ACCOUNT + "/us-east-1"));
        return records.get(records.size() - 1).value();
    }

    private static BucketMetadata publicBucket() {
        return Buckets.of("open", 4L)
                .setSizeInBytes(1000L)
                .setSensitivityScore(20)
                .setLastUpdated(READ)
                .setSharedAccess("EXTERNAL")
                .setAllowsUnencryptedObjectUploads("TRUE")
                .setServerSideEncryption(new BucketServerSideEncryption("key", "aws:kms:dsse"))
                .setUnclassifiableObjectCount(new ObjectLevelStatistics(2L, 1L, 3L))
                .setPublicAccess(new BucketPublicAccess(
                        "PUBLIC",
                        BucketPermissionConfiguration.newBuilder()
                                .setBucketLevelPermissions(BucketLevelPermissions.newBuilder()
                                        .setBucketPolicy(new BucketPolicy(true, false))
                                        .build())
                                .build()))
                .build();
    }

    private static BucketMetadata privateBucket() {
        return Buckets.of("closed", 5L)
                .setSizeInBytes(100L)
                .setLastUpdated(READ.minusSeconds(60))
                .setSharedAccess("NOT_SHARED")
                .setPublicAccess(new BucketPublicAccess("NOT_PUBLIC", null))
                .build();
    }
}
