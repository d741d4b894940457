package io.maciestreams.local.run;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.SensitiveDataItem;
import io.maciestreams.avro.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Analyses to measure with: each of an object that a number names, with two types of sensitive data and where they are. */
final class BenchmarkRecords {

    private static final String ACCOUNT = "111122223333";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BUCKETS = 100;
    private static final int CELLS = 15;

    private BenchmarkRecords() {}

    static String bucketArn(long object) {
        return "arn:aws:s3:::" + bucket(object);
    }

    /** Analysis number {@code number}; of two of an object the greater number is the later one. */
    static Finding finding(long number, long object) {
        return Finding.newBuilder()
                .setMacieAccountId(ACCOUNT)
                .setAccountId(ACCOUNT)
                .setCategory("CLASSIFICATION")
                .setClassificationDetails(details(number))
                .setCount(1L)
                .setCreatedAt(time(number))
                .setDescription("The S3 object contains more than one category of sensitive data.")
                .setId(id(number))
                .setPartition("aws")
                .setRegion("us-east-1")
                .setResourcesAffected(resources(object))
                .setSample(false)
                .setSchemaVersion("1.0")
                .setSeverity(new Severity("High", 3L))
                .setTitle("The S3 object contains multiple categories of sensitive data")
                .setType("SensitiveData:S3Object/Multiple")
                .setUpdatedAt(time(number))
                .build();
    }

    /** The same as a classification result. */
    static DataClassificationResult result(long number, long object) {
        return DataClassificationResult.newBuilder()
                .setAnalysisId("%032x".formatted(number))
                .setSource("RESULT_FILE")
                .setAuthoritative(true)
                .setProvenance(Provenance.newBuilder().build())
                .setMacieAccountId(ACCOUNT)
                .setSchemaVersion("1.0")
                .setId(id(number))
                .setAccountId(ACCOUNT)
                .setPartition("aws")
                .setRegion("us-east-1")
                .setType("SensitiveData:S3Object/Multiple")
                .setTitle("The S3 object contains multiple categories of sensitive data")
                .setDescription("The S3 object contains more than one category of sensitive data.")
                .setSeverity(new Severity("High", 3L))
                .setCreatedAt(time(number))
                .setResourcesAffected(resources(object))
                .setCategory("CLASSIFICATION")
                .setClassificationDetails(details(number))
                .build();
    }

    private static String bucket(long object) {
        return "records-of-department-" + object % BUCKETS;
    }

    private static Instant time(long number) {
        return START.plusSeconds(number);
    }

    private static String id(long number) {
        return new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
    }

    private static ResourcesAffected resources(long object) {
        String key = "accounts/2026/statements/statement-%09d.csv".formatted(object);
        return ResourcesAffected.newBuilder()
                .setS3Bucket(S3Bucket.newBuilder()
                        .setArn(bucketArn(object))
                        .setName(bucket(object))
                        .setCreatedAt(START)
                        .build())
                .setS3Object(S3Object.newBuilder()
                        .setBucketArn(bucketArn(object))
                        .setETag("%032x".formatted(object))
                        .setExtension("csv")
                        .setKey(key)
                        .setPath(bucket(object) + "/" + key)
                        .setLastModified(START)
                        .setPublicAccess(false)
                        .setSize(4096L)
                        .setStorageClass("STANDARD")
                        .build())
                .build();
    }

    private static ClassificationDetails details(long number) {
        return ClassificationDetails.newBuilder()
                .setDetailedResultsLocation(
                        "s3://results/AWSLogs/" + ACCOUNT + "/Macie/us-east-1/" + id(number) + ".jsonl.gz")
                .setOriginType("AUTOMATED_SENSITIVE_DATA_DISCOVERY")
                .setResult(ClassificationResult.newBuilder()
                        .setMimeType("text/csv")
                        .setSizeClassified(4096L)
                        .setStatus(new ClassificationResultStatus("COMPLETE", null))
                        .setSensitiveData(List.of(
                                item("FINANCIAL_INFORMATION", "CREDIT_CARD_NUMBER", 1 + number % 7),
                                item("PERSONAL_INFORMATION", "NAME", 1 + number % 5)))
                        .build())
                .build();
    }

    private static SensitiveDataItem item(String category, String type, long count) {
        List<Cell> cells = LongStream.rangeClosed(1, CELLS)
                .mapToObj(row -> new Cell(null, 3L, type, row))
                .toList();
        return SensitiveDataItem.newBuilder()
                .setCategory(category)
                .setTotalCount(count)
                .setDetections(List.of(DefaultDetection.newBuilder()
                        .setType(type)
                        .setCount(count)
                        .setOccurrences(Occurrences.newBuilder().setCells(cells).build())
                        .build()))
                .build();
    }
}
