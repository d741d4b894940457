package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.model.BucketCriteriaAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.BucketMetadataErrorCode;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsRequest;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.EffectivePermission;
import software.amazon.awssdk.services.macie2.model.IsDefinedInJob;
import software.amazon.awssdk.services.macie2.model.IsMonitoredByJob;
import software.amazon.awssdk.services.macie2.model.SharedAccess;
import software.amazon.awssdk.services.macie2.model.Type;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class BucketsTest {

    private static final int BUCKETS = 20;

    private static MacieSimulator simulator;
    private static SdkClient client;
    private static List<BucketMetadata> all;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(SimulatorOptions.of(7, 100 * BUCKETS, EPOCH));
        client = new SdkClient(simulator);
        all = list(request -> {});
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 50})
    void pagesTogetherGiveEachBucketOnce(int maxResults) {
        assertThat(list(request -> request.maxResults(maxResults)))
                .extracting(BucketMetadata::bucketArn)
                .containsExactlyInAnyOrderElementsOf(simulator.account().truth().buckets());
        assertThat(simulator.account().truth().bucketCount()).isEqualTo(BUCKETS);
    }

    @Test
    void everyMemberIsSetOnSomeBucket() {
        assertThat(SdkMembers.set(all))
                .isEqualTo(SdkMembers.declared(BucketMetadata.builder().build()));
    }

    @Test
    void countsAddUpAndTheLastBucketIsEmpty() {
        assertThat(readable()).hasSize(BUCKETS - 1).allSatisfy(bucket -> {
            assertThat(bucket.objectCount())
                    .isEqualTo(bucket.classifiableObjectCount()
                            + bucket.unclassifiableObjectCount().total());
            assertThat(bucket.sizeInBytes())
                    .isEqualTo(bucket.classifiableSizeInBytes()
                            + bucket.unclassifiableObjectSizeInBytes().total());
            assertThat(bucket.objectCountByEncryptionType().customerManaged()
                            + bucket.objectCountByEncryptionType().kmsManaged()
                            + bucket.objectCountByEncryptionType().s3Managed()
                            + bucket.objectCountByEncryptionType().unencrypted()
                            + bucket.objectCountByEncryptionType().unknown())
                    .isEqualTo(bucket.objectCount());
        });
        assertThat(readable()).filteredOn(bucket -> bucket.objectCount() == 0).hasSize(1);
    }

    @Test
    void ofABucketItCannotReadLittleIsKnown() {
        assertThat(all)
                .filteredOn(bucket -> bucket.errorCode() != null)
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.errorCode()).isEqualTo(BucketMetadataErrorCode.ACCESS_DENIED);
                    assertThat(bucket.errorMessage()).isNotBlank();
                    assertThat(SdkMembers.set(List.of(bucket)))
                            .containsExactlyInAnyOrder(
                                    "/accountId",
                                    "/allowsUnencryptedObjectUploads",
                                    "/bucketArn",
                                    "/bucketCreatedAt",
                                    "/bucketName",
                                    "/errorCode",
                                    "/errorMessage",
                                    "/jobDetails",
                                    "/jobDetails/isDefinedInJob",
                                    "/jobDetails/isMonitoredByJob",
                                    "/lastAutomatedDiscoveryTime",
                                    "/lastUpdated",
                                    "/publicAccess",
                                    "/publicAccess/effectivePermission",
                                    "/region",
                                    "/sensitivityScore",
                                    "/sharedAccess",
                                    "/versioning");
                    assertThat(bucket.sharedAccess()).isEqualTo(SharedAccess.UNKNOWN);
                    assertThat(bucket.publicAccess().effectivePermission()).isEqualTo(EffectivePermission.UNKNOWN);
                    assertThat(bucket.jobDetails().isDefinedInJob()).isEqualTo(IsDefinedInJob.UNKNOWN);
                    assertThat(bucket.jobDetails().isMonitoredByJob()).isEqualTo(IsMonitoredByJob.UNKNOWN);
                    assertThat(bucket.versioning()).isFalse();
                });
    }

    @Test
    void theScoreAndTheTimeOfTheLastDiscoveryAreTheProfiles() {
        assertThat(all).allSatisfy(bucket -> {
            var profile = client.macie().getResourceProfile(request -> request.resourceArn(bucket.bucketArn()));
            assertThat(bucket.sensitivityScore()).isEqualTo(profile.sensitivityScore());
            assertThat(bucket.lastAutomatedDiscoveryTime() != null)
                    .isEqualTo(profile.statistics().totalItemsClassified()
                                    + profile.statistics().totalItemsSkipped()
                            > 0);
        });
    }

    @Test
    void namesTheLastJobOnlyWhereOneIsDefined() {
        assertThat(all).allSatisfy(bucket -> {
            boolean defined = bucket.jobDetails().isDefinedInJob() == IsDefinedInJob.TRUE;
            assertThat(bucket.jobDetails().lastJobId() != null).isEqualTo(defined);
            assertThat(bucket.jobDetails().lastJobRunTime() != null).isEqualTo(defined);
            if (defined) {
                DescribeClassificationJobResponse job = client.macie()
                        .describeClassificationJob(
                                request -> request.jobId(bucket.jobDetails().lastJobId()));
                assertThat(bucket.jobDetails().lastJobRunTime()).isEqualTo(job.lastRunTime());
            }
        });
        assertThat(all)
                .extracting(bucket -> bucket.jobDetails().isDefinedInJob())
                .contains(IsDefinedInJob.TRUE, IsDefinedInJob.FALSE, IsDefinedInJob.UNKNOWN);
    }

    @Test
    void filtersByTextsNumbersAndTimes() {
        long objects = readable().get(0).classifiableObjectCount();
        Instant updated = all.get(0).lastUpdated();
        String name = all.get(0).bucketName();
        assertSelects("accountId", values -> values.eq("111122223333"), bucket -> true);
        assertSelects("bucketName", values -> values.eq(name, "no-such-bucket"), bucket -> bucket.bucketName()
                .equals(name));
        assertSelects("bucketName", values -> values.prefix("acme-orders"), bucket -> bucket.bucketName()
                .startsWith("acme-orders"));
        assertSelects("bucketName", values -> values.neq(name), bucket -> !bucket.bucketName()
                .equals(name));
        assertSelects(
                "sharedAccess",
                values -> values.eq("EXTERNAL", "INTERNAL"),
                bucket -> bucket.sharedAccess() == SharedAccess.EXTERNAL
                        || bucket.sharedAccess() == SharedAccess.INTERNAL);
        assertSelects(
                "publicAccess.effectivePermission",
                values -> values.eq("PUBLIC"),
                bucket -> bucket.publicAccess().effectivePermission() == EffectivePermission.PUBLIC);
        assertSelects("classifiableObjectCount", values -> values.gt(objects), has(count -> count > objects));
        assertSelects("classifiableObjectCount", values -> values.gte(objects), has(count -> count >= objects));
        assertSelects("classifiableObjectCount", values -> values.gte(0L).lt(objects), has(count -> count < objects));
        assertSelects(
                "classifiableObjectCount",
                values -> values.eq(String.valueOf(objects)),
                has(count -> count == objects));
        assertSelects("lastUpdated", values -> values.lte(updated.toEpochMilli()), bucket -> !bucket.lastUpdated()
                .isAfter(updated));
        assertSelects("errorCode", values -> values.eq("ACCESS_DENIED"), bucket -> bucket.errorCode() != null);
        assertSelects("versioning", values -> values.eq("true"), BucketMetadata::versioning);
        assertSelects("tags.value", values -> values.eq("orders"), bucket -> bucket.tags().stream()
                .anyMatch(tag -> tag.value().equals("orders")));
        assertSelects(
                "replicationDetails.replicationAccounts",
                values -> values.eq("999988887777"),
                bucket -> bucket.replicationDetails() != null
                        && bucket.replicationDetails().replicationAccounts().contains("999988887777"));
        assertSelects(
                "serverSideEncryption.type",
                values -> values.neq("AES256"),
                bucket -> bucket.serverSideEncryption() == null
                        || bucket.serverSideEncryption().type() != Type.AES256);
        assertSelects(
                "jobDetails.isMonitoredByJob",
                values -> values.eq("TRUE"),
                bucket -> bucket.jobDetails().isMonitoredByJob() == IsMonitoredByJob.TRUE);
    }

    @Test
    void allFieldsMustHold() {
        List<BucketMetadata> listed = list(request -> request.criteria(Map.of(
                "sharedAccess",
                        BucketCriteriaAdditionalProperties.builder()
                                .eq("EXTERNAL")
                                .build(),
                "publicAccess.effectivePermission",
                        BucketCriteriaAdditionalProperties.builder()
                                .neq("PUBLIC")
                                .build())));
        assertThat(listed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(where(bucket -> bucket.sharedAccess() == SharedAccess.EXTERNAL
                        && bucket.publicAccess().effectivePermission() != EffectivePermission.PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountId",
                "bucketName",
                "classifiableObjectCount",
                "classifiableSizeInBytes",
                "objectCount",
                "sensitivityScore",
                "sizeInBytes"
            })
    void sortsOverAllPagesWithTiesByName(String attribute) {
        Comparator<BucketMetadata> order =
                Comparator.comparing(value(attribute)).thenComparing(BucketMetadata::bucketName);
        assertThat(sorted(attribute, "ASC"))
                .isEqualTo(all.stream().sorted(order).toList());
        assertThat(sorted(attribute, "DESC"))
                .isEqualTo(all.stream().sorted(order.reversed()).toList());
    }

    @Test
    void refusesWhatTheApiDoesNotKnow() {
        assertRefused(() -> select("bucketColor", values -> values.eq("red")));
        assertRefused(() -> select("objectCount", values -> values.prefix("1")));
        assertRefused(() -> select("sharedAccess", values -> values.gt(1L)));
        assertRefused(() -> select("lastUpdated", values -> values.eq("today")));
        assertRefused(() -> select("accountId", nothing -> {}));
        assertRefused(() -> list(request -> request.sortCriteria(sort -> sort.attributeName("region"))));
        assertRefused(() -> list(request ->
                request.sortCriteria(sort -> sort.attributeName("bucketName").orderBy("UP"))));
        assertRefused(() -> list(request -> request.maxResults(51)));
        assertRefused(() -> list(request -> request.nextToken("made up")));
    }

    private static Function<BucketMetadata, String> value(String attribute) {
        return bucket -> switch (attribute) {
            case "accountId" -> bucket.accountId();
            case "bucketName" -> bucket.bucketName();
            case "classifiableObjectCount" -> padded(bucket.classifiableObjectCount());
            case "classifiableSizeInBytes" -> padded(bucket.classifiableSizeInBytes());
            case "objectCount" -> padded(bucket.objectCount());
            case "sensitivityScore" -> padded(bucket.sensitivityScore() + 1);
            default -> padded(bucket.sizeInBytes());
        };
    }

    private static String padded(@Nullable Number number) {
        return number == null ? "" : "%020d".formatted(number.longValue());
    }

    private static Predicate<BucketMetadata> has(Predicate<Long> count) {
        return bucket -> bucket.classifiableObjectCount() != null && count.test(bucket.classifiableObjectCount());
    }

    private static List<BucketMetadata> readable() {
        return where(bucket -> bucket.errorCode() == null);
    }

    private static List<BucketMetadata> where(Predicate<BucketMetadata> property) {
        return all.stream().filter(property).toList();
    }

    private static List<BucketMetadata> list(Consumer<DescribeBucketsRequest.Builder> request) {
        return client.macie().describeBucketsPaginator(request).buckets().stream()
                .toList();
    }

    private static List<BucketMetadata> select(
            String field, Consumer<BucketCriteriaAdditionalProperties.Builder> condition) {
        return list(request -> request.criteria(Map.of(
                field,
                BucketCriteriaAdditionalProperties.builder()
                        .applyMutation(condition)
                        .build())));
    }

    private static List<BucketMetadata> sorted(String attribute, String orderBy) {
        return list(request -> request.maxResults(3)
                .sortCriteria(sort -> sort.attributeName(attribute).orderBy(orderBy)));
    }

    private static void assertSelects(
            String field,
            Consumer<BucketCriteriaAdditionalProperties.Builder> condition,
            Predicate<BucketMetadata> expected) {
        assertThat(select(field, condition))
                .as(field)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(where(expected));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ValidationException.class);
    }
}
