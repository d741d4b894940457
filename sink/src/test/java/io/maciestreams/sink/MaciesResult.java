package io.maciestreams.sink;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3BucketOwner;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.SensitiveDataItem;
import io.maciestreams.avro.ServerSideEncryption;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One line of a result file that Macie wrote, and the same result as our record. Origin: the repository
 * aws-samples/amazon-macie-finding-data-reveal (MIT-0), a file below reveal/src/test/resources/data/s3; shortened to two
 * detections for each category and two cells for each detection, otherwise byte for byte.
 */
final class MaciesResult {

    private static final String ACCOUNT = "555555555555";
    private static final String JOB = "55555555555555555555555555555555";
    private static final String BUCKET = "DOC-EXAMPLE-BUCKET1";
    private static final ServerSideEncryption ENCRYPTION = new ServerSideEncryption("AES256", null);

    private MaciesResult() {}

    static byte[] line() throws IOException {
        try (InputStream file = MaciesResult.class.getResourceAsStream("/result-of-macie.jsonl")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    static DataClassificationResult result() {
        return DataClassificationResult.newBuilder(Results.of("8d98e6276019409bab043b4b906d0044", ACCOUNT, JOB))
                .setType("SensitiveData:S3Object/Multiple")
                .setTitle("The S3 object contains multiple types of sensitive information.")
                .setDescription("The object contains more than one type of sensitive information.")
                .setCreatedAt(Instant.parse("2021-10-25T23:23:55Z"))
                .setResourcesAffected(new ResourcesAffected(bucket(), object()))
                .setClassificationDetails(details())
                .build();
    }

    private static S3Bucket bucket() {
        return S3Bucket.newBuilder()
                .setArn("arn:aws:s3:::" + BUCKET)
                .setName(BUCKET)
                .setCreatedAt(Instant.parse("2021-01-19T18:41:37Z"))
                .setOwner(new S3BucketOwner("testdata", "5".repeat(64)))
                .setTags(List.of())
                .setDefaultServerSideEncryption(ENCRYPTION)
                .setPublicAccess(PublicAccess.none())
                .build();
    }

    private static S3Object object() {
        return S3Object.newBuilder()
                .setBucketArn("arn:aws:s3:::" + BUCKET)
                .setKey("macie-workshop/sample-data.csv")
                .setPath(BUCKET + "/macie-workshop/sample-data.csv")
                .setExtension("csv")
                .setLastModified(Instant.parse("2021-10-25T14:34:20Z"))
                .setETag("0".repeat(32))
                .setServerSideEncryption(ENCRYPTION)
                .setSize(4750L)
                .setStorageClass("STANDARD")
                .setTags(List.of())
                .setPublicAccess(false)
                .build();
    }

    private static ClassificationDetails details() {
        String file = "53039a83-54e8-33b5-aed0-5d5bb32c7178.jsonl.gz";
        return ClassificationDetails.newBuilder()
                .setJobArn("arn:aws:macie2:us-east-1:" + ACCOUNT + ":classification-job/" + JOB)
                .setJobId(JOB)
                .setDetailedResultsLocation(String.join(
                        "/", "s3://DOC-EXAMPLE-BUCKET/AWSLogs", ACCOUNT, "Macie/us-east-1", JOB, ACCOUNT, file))
                .setResult(ClassificationResult.newBuilder()
                        .setStatus(new ClassificationResultStatus("COMPLETE", null))
                        .setSizeClassified(4750L)
                        .setMimeType("text/csv")
                        .setSensitiveData(List.of(financial(), personal()))
                        .build())
                .build();
    }

    private static SensitiveDataItem financial() {
        DefaultDetection cards = new DefaultDetection(30L, cells("CCN", 14, 2, 3), "CREDIT_CARD_NUMBER");
        return new SensitiveDataItem("FINANCIAL_INFORMATION", List.of(cards), 30L);
    }

    private static SensitiveDataItem personal() {
        DefaultDetection numbers = new DefaultDetection(30L, cells("SSN", 1, 2, 3), "USA_SOCIAL_SECURITY_NUMBER");
        DefaultDetection phones = new DefaultDetection(28L, cells("phone", 11, 3, 5), "PHONE_NUMBER");
        return new SensitiveDataItem("PERSONAL_INFORMATION", List.of(numbers, phones), 136L);
    }

    private static Occurrences cells(String name, long column, long first, long second) {
        return Occurrences.newBuilder()
                .setCells(List.of(new Cell(null, column, name, first), new Cell(null, column, name, second)))
                .build();
    }
}
