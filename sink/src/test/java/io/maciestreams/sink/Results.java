package io.maciestreams.sink;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.CustomDataIdentifiers;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.KeyValuePair;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.Range;
import io.maciestreams.avro.RecordOccurrence;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3BucketOwner;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.SensitiveDataItem;
import io.maciestreams.avro.ServerSideEncryption;
import io.maciestreams.avro.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results to test with, made like one of a CSV file that Macie found card numbers in. */
final class Results {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "us-east-1";
    static final String JOB = "0123456789abcdef0123456789abcdef";
    static final String BUCKET_ARN = "arn:aws:s3:::customer-uploads";

    private Results() {}

    static DataClassificationResult ofJob(String id) {
        return of(id, ACCOUNT, JOB);
    }

    static DataClassificationResult of(String id, String accountId, @Nullable String jobId) {
        return DataClassificationResult.newBuilder()
                .setAnalysisId("analysis-" + id)
                .setSource("FINDING")
                .setAuthoritative(true)
                .setProvenance(new Provenance("LIVE", null))
                .setMacieAccountId(ACCOUNT)
                .setSchemaVersion("1.0")
                .setId(id)
                .setAccountId(accountId)
                .setPartition("aws")
                .setRegion(REGION)
                .setType("SensitiveData:S3Object/Financial")
                .setTitle("The S3 object contains financial information")
                .setDescription("Card numbers.")
                .setSeverity(new Severity("High", 3L))
                .setCreatedAt(Instant.parse("2026-11-20T10:00:00.987Z"))
                .setResourcesAffected(new ResourcesAffected(bucket(), object()))
                .setCategory("CLASSIFICATION")
                .setClassificationDetails(details(jobId))
                .build();
    }

    private static S3Bucket bucket() {
        return S3Bucket.newBuilder()
                .setAllowsUnencryptedObjectUploads("TRUE")
                .setArn(BUCKET_ARN)
                .setName("customer-uploads")
                .setCreatedAt(Instant.parse("2021-01-19T18:41:37Z"))
                .setOwner(new S3BucketOwner("owner", "canonical-user"))
                .setTags(List.of())
                .setDefaultServerSideEncryption(new ServerSideEncryption("AES256", null))
                .setPublicAccess(PublicAccess.none())
                .build();
    }

    private static S3Object object() {
        return S3Object.newBuilder()
                .setBucketArn(BUCKET_ARN)
                .setKey("cards.csv")
                .setPath("customer-uploads/cards.csv")
                .setExtension("csv")
                .setLastModified(Instant.parse("2021-02-02T01:27:44Z"))
                .setETag("00000000000000000000000000000000")
                .setServerSideEncryption(new ServerSideEncryption("AES256", null))
                .setSize(4750L)
                .setStorageClass("STANDARD")
                .setTags(List.of(new KeyValuePair("team", "payments")))
                .setPublicAccess(false)
                .setVersionId("v1")
                .build();
    }

    private static ClassificationDetails details(@Nullable String jobId) {
        return ClassificationDetails.newBuilder()
                .setJobArn(jobId == null ? null : "arn:aws:macie2:us-east-1:111122223333:classification-job/" + jobId)
                .setJobId(jobId)
                .setDetailedResultsLocation("[export-config-not-set]")
                .setOriginType(jobId == null ? "AUTOMATED_SENSITIVE_DATA_DISCOVERY" : "SENSITIVE_DATA_DISCOVERY_JOB")
                .setResult(ClassificationResult.newBuilder()
                        .setAdditionalOccurrences(true)
                        .setStatus(new ClassificationResultStatus("COMPLETE", null))
                        .setSizeClassified(4750L)
                        .setMimeType("text/csv")
                        .setSensitiveData(List.of(new SensitiveDataItem("FINANCIAL_INFORMATION", detections(), 30L)))
                        .setCustomDataIdentifiers(new CustomDataIdentifiers(List.of(), 0L))
                        .build())
                .build();
    }

    private static List<DefaultDetection> detections() {
        return List.of(
                new DefaultDetection(28L, occurrences(), "CREDIT_CARD_NUMBER"),
                new DefaultDetection(2L, null, "CREDIT_CARD_SECURITY_CODE"));
    }

    private static Occurrences occurrences() {
        return Occurrences.newBuilder()
                .setCells(List.of(new Cell(null, 14L, "CCN", 2L)))
                .setOffsetRanges(List.of(new Range(9L, 1L, null)))
                .setRecords(List.of(new RecordOccurrence("$.CCN", 0L)))
                .build();
    }
}
