package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.AllowsUnencryptedObjectUploads;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.EffectivePermission;
import software.amazon.awssdk.services.macie2.model.GetBucketStatisticsResponse;
import software.amazon.awssdk.services.macie2.model.ObjectLevelStatistics;
import software.amazon.awssdk.services.macie2.model.SensitivityAggregations;
import software.amazon.awssdk.services.macie2.model.SharedAccess;
import software.amazon.awssdk.services.macie2.model.Type;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class BucketStatisticsTest {

    private static final String OTHER_ACCOUNT = "444455556666";

    private static MacieSimulator simulator;
    private static SdkClient client;
    private static List<BucketMetadata> all;

    /** Two of the twenty buckets belong to another account. */
    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(SimulatorOptions.of(7, 2_000, EPOCH));
        client = new SdkClient(simulator);
        for (ObjectNode bucket : simulator.account().buckets().subList(3, 5)) {
            simulator.account().putBucket(bucket.put("accountId", OTHER_ACCOUNT));
        }
        all = client.macie().describeBucketsPaginator(request -> {}).buckets().stream()
                .toList();
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void everyMemberIsSet() {
        assertThat(SdkMembers.set(List.of(statistics(null))))
                .isEqualTo(SdkMembers.declared(
                        GetBucketStatisticsResponse.builder().build()));
    }

    @Test
    void equalARecountOfTheBuckets() {
        assertThat(all).hasSize(20);
        assertThat(statistics(null)).matches(recount(all)::equalsBySdkFields);
        assertThat(statistics("111122223333"))
                .matches(recount(all.stream()
                        .filter(bucket -> bucket.accountId().equals("111122223333"))
                        .toList())::equalsBySdkFields);
        assertThat(statistics(OTHER_ACCOUNT).bucketCount()).isEqualTo(2);
    }

    @Test
    void everyGroupOfSharedAccessAndEncryptionOccurs() {
        GetBucketStatisticsResponse statistics = statistics(null);
        assertThat(statistics.bucketCountBySharedAccessType().external()).isPositive();
        assertThat(statistics.bucketCountBySharedAccessType().internal()).isPositive();
        assertThat(statistics.bucketCountBySharedAccessType().notShared()).isPositive();
        assertThat(statistics.bucketCountBySharedAccessType().unknown()).isEqualTo(1);
        assertThat(statistics.bucketCountByEncryptionType().kmsManaged()).isPositive();
        assertThat(statistics.bucketCountByEncryptionType().s3Managed()).isPositive();
        assertThat(statistics.bucketCountByEncryptionType().unencrypted()).isPositive();
        assertThat(statistics.bucketCountByEncryptionType().unknown()).isEqualTo(1);
        assertThat(statistics.bucketCountByEffectivePermission().publiclyAccessible())
                .isPositive();
        assertThat(statistics.bucketCountByEffectivePermission().unknown()).isEqualTo(1);
    }

    @Test
    void anAccountWithoutBucketsHasNothingAndABadIdIsRefused() {
        assertThat(statistics("000000000000")).matches(recount(List.of())::equalsBySdkFields);
        assertThatThrownBy(() -> statistics("acme")).isInstanceOf(ValidationException.class);
    }

    private static GetBucketStatisticsResponse statistics(@Nullable String accountId) {
        return client.macie().getBucketStatistics(request -> request.accountId(accountId));
    }

    private static GetBucketStatisticsResponse recount(List<BucketMetadata> buckets) {
        return GetBucketStatisticsResponse.builder()
                .bucketCount((long) buckets.size())
                .classifiableObjectCount(sum(buckets, BucketMetadata::classifiableObjectCount))
                .classifiableSizeInBytes(sum(buckets, BucketMetadata::classifiableSizeInBytes))
                .objectCount(sum(buckets, BucketMetadata::objectCount))
                .sizeInBytes(sum(buckets, BucketMetadata::sizeInBytes))
                .sizeInBytesCompressed(sum(buckets, BucketMetadata::sizeInBytesCompressed))
                .lastUpdated(buckets.stream()
                        .map(BucketMetadata::lastUpdated)
                        .max(Instant::compareTo)
                        .orElse(null))
                .bucketCountByEffectivePermission(count -> count.publiclyAccessible(
                                count(buckets, BucketStatisticsTest::isPublic))
                        .publiclyReadable(count(buckets, bucket -> isPublic(bucket) && readable(bucket)))
                        .publiclyWritable(0L)
                        .unknown(count(
                                buckets,
                                bucket -> bucket.publicAccess().effectivePermission() == EffectivePermission.UNKNOWN)))
                .bucketCountByEncryptionType(count -> count.kmsManaged(encrypted(buckets, Type.AWS_KMS))
                        .s3Managed(encrypted(buckets, Type.AES256))
                        .unencrypted(encrypted(buckets, Type.NONE))
                        .unknown(count(buckets, bucket -> bucket.serverSideEncryption() == null)))
                .bucketCountByObjectEncryptionRequirement(count -> count.allowsUnencryptedObjectUploads(
                                uploads(buckets, AllowsUnencryptedObjectUploads.TRUE))
                        .deniesUnencryptedObjectUploads(uploads(buckets, AllowsUnencryptedObjectUploads.FALSE))
                        .unknown(uploads(buckets, AllowsUnencryptedObjectUploads.UNKNOWN)))
                .bucketCountBySharedAccessType(count -> count.external(shared(buckets, SharedAccess.EXTERNAL))
                        .internal(shared(buckets, SharedAccess.INTERNAL))
                        .notShared(shared(buckets, SharedAccess.NOT_SHARED))
                        .unknown(shared(buckets, SharedAccess.UNKNOWN)))
                .bucketStatisticsBySensitivity(by -> by.classificationError(scored(buckets, -1, -1))
                        .notClassified(scored(buckets, 50, 50))
                        .notSensitive(scored(buckets, 1, 49))
                        .sensitive(scored(buckets, 51, 100)))
                .unclassifiableObjectCount(unclassifiable(buckets, BucketMetadata::unclassifiableObjectCount))
                .unclassifiableObjectSizeInBytes(
                        unclassifiable(buckets, BucketMetadata::unclassifiableObjectSizeInBytes))
                .build();
    }

    private static SensitivityAggregations scored(List<BucketMetadata> buckets, int lowest, int highest) {
        List<BucketMetadata> some = buckets.stream()
                .filter(bucket -> bucket.sensitivityScore() >= lowest && bucket.sensitivityScore() <= highest)
                .toList();
        return SensitivityAggregations.builder()
                .totalCount((long) some.size())
                .totalSizeInBytes(sum(some, BucketMetadata::sizeInBytes))
                .classifiableSizeInBytes(sum(some, BucketMetadata::classifiableSizeInBytes))
                .publiclyAccessibleCount(count(some, BucketStatisticsTest::isPublic))
                .build();
    }

    private static ObjectLevelStatistics unclassifiable(
            List<BucketMetadata> buckets, Function<BucketMetadata, ObjectLevelStatistics> member) {
        List<ObjectLevelStatistics> known =
                buckets.stream().map(member).filter(Objects::nonNull).toList();
        return ObjectLevelStatistics.builder()
                .fileType(sum(known, ObjectLevelStatistics::fileType))
                .storageClass(sum(known, ObjectLevelStatistics::storageClass))
                .total(sum(known, ObjectLevelStatistics::total))
                .build();
    }

    private static boolean isPublic(BucketMetadata bucket) {
        return bucket.publicAccess().effectivePermission() == EffectivePermission.PUBLIC;
    }

    private static boolean readable(BucketMetadata bucket) {
        return bucket.publicAccess()
                .permissionConfiguration()
                .bucketLevelPermissions()
                .bucketPolicy()
                .allowsPublicReadAccess();
    }

    private static long encrypted(List<BucketMetadata> buckets, Type type) {
        return count(
                buckets,
                bucket -> bucket.serverSideEncryption() != null
                        && bucket.serverSideEncryption().type() == type);
    }

    private static long uploads(List<BucketMetadata> buckets, AllowsUnencryptedObjectUploads allowed) {
        return count(buckets, bucket -> bucket.allowsUnencryptedObjectUploads() == allowed);
    }

    private static long shared(List<BucketMetadata> buckets, SharedAccess access) {
        return count(buckets, bucket -> bucket.sharedAccess() == access);
    }

    private static <T> long sum(List<T> elements, Function<T, Long> number) {
        return elements.stream()
                .map(number)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static <T> long count(List<T> elements, Predicate<T> property) {
        return elements.stream().filter(property).count();
    }
}
