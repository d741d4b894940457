package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.DailySchedule;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.ingest.testing.Buckets;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.SensitiveDataItem;

class SdkToAvroTest {

    @Test
    void copiesWhatMacieTellsOfABucketAndAnObject() throws Exception {
        Finding finding = map(Findings.sensitiveData().build());

        assertThat(finding.getMacieAccountId()).isEqualTo("111122223333");
        assertThat(finding.getAccountId()).isEqualTo("555555555555");
        assertThat(finding.getType()).isEqualTo("SensitiveData:S3Object/Multiple");
        assertThat(finding.getArchived()).isFalse();
        assertThat(finding.getSeverity().getScore()).isEqualTo(3);
        assertThat(finding.getCreatedAt()).isEqualTo(Findings.CREATED_AT);
        assertThat(finding.getResourcesAffected().getS3Bucket().getArn()).isEqualTo(Findings.BUCKET_ARN);
        assertThat(finding.getResourcesAffected().getS3Object().getSize()).isEqualTo(4750);
        assertThat(finding.getResourcesAffected().getS3Object().getTags().get(0).getValue())
                .isEmpty();
    }

    @Test
    void copiesLocationsOfEveryKind() throws Exception {
        List<DefaultDetection> detections = result(map(Findings.sensitiveData().build()))
                .getSensitiveData()
                .get(0)
                .getDetections();

        Occurrences first = detections.get(0).getOccurrences();
        Occurrences second = detections.get(1).getOccurrences();
        Occurrences third = detections.get(2).getOccurrences();
        assertThat(first.getCells().get(0).getColumnName()).isEqualTo("CCN");
        assertThat(first.getCells().get(0).getCellReference()).isNull();
        assertThat(second.getRecords()).extracting("recordIndex").containsExactly(0L, 1L);
        assertThat(second.getLineRanges().get(0).getStart()).isEqualTo(7);
        assertThat(third.getOffsetRanges().get(0).getEnd()).isEqualTo(7);
        assertThat(third.getPages().get(0).getPageNumber()).isEqualTo(9);
        assertThat(third.getPages().get(0).getLineRange().getStart()).isEqualTo(1);
        assertThat(third.getPages().get(0).getOffsetRange().getStart()).isEqualTo(2);
    }

    @Test
    void tellsAnEmptyListFromAnAbsentOne() throws Exception {
        Finding finding = map(Findings.sensitiveData().build());

        assertThat(result(finding).getCustomDataIdentifiers().getDetections()).isEmpty();
        assertThat(finding.getResourcesAffected().getS3Bucket().getTags()).isEmpty();
        assertThat(result(finding)
                        .getSensitiveData()
                        .get(0)
                        .getDetections()
                        .get(0)
                        .getOccurrences()
                        .getPages())
                .isNull();
    }

    @Test
    void keepsAnUnknownWordOfAnOpenVocabulary() throws Exception {
        Finding finding =
                map(Findings.sensitiveData().type("SensitiveData:S3Object/New").build());

        assertThat(finding.getType()).isEqualTo("SensitiveData:S3Object/New");
    }

    @Test
    void copiesWhoDidWhatOfAPolicyFinding() throws Exception {
        Instant updatedAt = Findings.CREATED_AT.plusSeconds(60);

        Finding finding = map(Findings.policy("p", updatedAt, 7));

        assertThat(finding.getCount()).isEqualTo(7);
        assertThat(finding.getClassificationDetails()).isNull();
        assertThat(finding.getPolicyDetails().getAction().getApiCallDetails().getLastSeen())
                .isEqualTo(updatedAt);
    }

    @Test
    void cutsTimesToMilliseconds() throws Exception {
        Finding finding = map(Findings.sensitiveData("f", Instant.parse("2021-10-25T23:25:04.250999Z")));

        assertThat(finding.getUpdatedAt()).isEqualTo(Instant.parse("2021-10-25T23:25:04.250Z"));
    }

    @Test
    void namesAMissingMember() {
        assertThatThrownBy(() -> map(Findings.withoutTimes("f")))
                .isInstanceOf(MappingException.class)
                .hasMessage("Finding.createdAt is missing");
    }

    @Test
    void namesAMissingMemberOfANestedRecord() {
        SdkPojo withoutKey = software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration.builder()
                .s3Destination(destination -> destination.bucketName("b"))
                .build();

        assertThatThrownBy(() -> SdkToAvro.map(
                        withoutKey,
                        ClassificationExportConfiguration.class,
                        Map.of("macieAccountId", "111122223333", "region", "us-east-1")))
                .isInstanceOf(MappingException.class)
                .hasMessage("ClassificationExportConfiguration.s3Destination.kmsKeyArn is missing");
    }

    @Test
    void namesAMemberThatTheRecordLacks() {
        SdkPojo withCount = SensitiveDataItem.builder().totalCount(3L).build();

        assertThatThrownBy(() -> SdkToAvro.map(withCount, Finding.class, Map.of()))
                .isInstanceOf(MappingException.class)
                .hasMessage("Finding.totalCount has no field");
    }

    @Test
    void copiesAJobWithItsMapAndItsEmptyRecord() throws Exception {
        ClassificationJob job = job(Jobs.daily("j").clientToken("t").build());

        assertThat(job.getTags()).containsOnly(Map.entry("team", "blue"), Map.entry("cost", ""));
        assertThat(job.getScheduleFrequency().getDailySchedule())
                .isEqualTo(DailySchedule.newBuilder().build());
        assertThat(job.getScheduleFrequency().getWeeklySchedule()).isNull();
        assertThat(job.getS3JobDefinition().getBucketDefinitions().get(0).getBuckets())
                .containsExactly("a", "b");
        assertThat(job.getStatistics().getNumberOfRuns()).isEqualTo(1.0);
        assertThat(job.getClientToken()).isEqualTo("t");
    }

    @Test
    void makesNothingUpThatMacieDidNotSend() throws Exception {
        ClassificationJob job = job(DescribeClassificationJobResponse.builder()
                .jobArn("a")
                .jobId("j")
                .build());

        assertThat(job)
                .isEqualTo(ClassificationJob.newBuilder()
                        .setMacieAccountId("111122223333")
                        .setRegion("us-east-1")
                        .setJobArn("a")
                        .setJobId("j")
                        .build());
    }

    @Test
    void copiesABucket() throws Exception {
        BucketMetadata bucket = SdkToAvro.map(
                Buckets.named("b").build(), BucketMetadata.class, Map.of("macieAccountId", "111122223333"));

        assertThat(bucket.getBucketArn()).isEqualTo("arn:aws:s3:::b");
        assertThat(bucket.getJobDetails().getLastJobRunTime()).isEqualTo(Buckets.LAST_UPDATED);
        assertThat(bucket.getReplicationDetails().getReplicationAccounts()).containsExactly("777788889999");
        assertThat(bucket.getSensitivityScore()).isEqualTo(50);
        assertThat(bucket.getErrorCode()).isNull();
    }

    private static ClassificationJob job(SdkPojo source) throws MappingException {
        return SdkToAvro.map(
                source, ClassificationJob.class, Map.of("macieAccountId", "111122223333", "region", "us-east-1"));
    }

    private static ClassificationResult result(Finding finding) {
        return finding.getClassificationDetails().getResult();
    }

    private static Finding map(SdkPojo source) throws MappingException {
        return SdkToAvro.map(source, Finding.class, Map.of("macieAccountId", "111122223333"));
    }
}
