package io.maciestreams.local.run;

import io.maciestreams.avro.AccessControlList;
import io.maciestreams.avro.AccountLevelPermissions;
import io.maciestreams.avro.BlockPublicAccess;
import io.maciestreams.avro.BucketLevelPermissions;
import io.maciestreams.avro.BucketPermissionConfiguration;
import io.maciestreams.avro.BucketPolicy;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.ResourcesAffected;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3BucketOwner;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.SensitiveDataItem;
import io.maciestreams.avro.ServerSideEncryption;
import io.maciestreams.avro.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Results of about 3 KB of JSON each, as Macie makes of files with card numbers; as much of them differs as in real ones. */
final class BenchmarkResults {

    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");
    private static final ServerSideEncryption ENCRYPTION = new ServerSideEncryption("AES256", null);
    private static final int CELLS = 15;
    private static final int BUCKETS = 97;

    private final Random random = new Random(1);
    private final String account;
    private final int jobs;

    /** Results that the Macie of one account made in so many jobs, which take turns. */
    BenchmarkResults(String account, int jobs) {
        this.account = account;
        this.jobs = jobs;
    }

    DataClassificationResult next(int number) {
        String job = "%032x".formatted(number % jobs);
        String bucket = "customer-uploads-" + number % BUCKETS;
        return DataClassificationResult.newBuilder()
                .setAnalysisId(hex() + hex())
                .setSource("RESULT_FILE")
                .setAuthoritative(true)
                .setProvenance(new Provenance("LIVE", null))
                .setMacieAccountId(account)
                .setSchemaVersion("1.0")
                .setId(hex() + hex())
                .setAccountId(account)
                .setPartition("aws")
                .setRegion(AccountSpec.REGION)
                .setType("SensitiveData:S3Object/Financial")
                .setTitle("The S3 object contains financial information.")
                .setDescription(
                        "The object contains financial information such as bank account or credit card numbers.")
                .setSeverity(new Severity("High", 3L))
                .setCreatedAt(CREATED.plusSeconds(number))
                .setResourcesAffected(new ResourcesAffected(bucket(bucket), object(bucket)))
                .setCategory("CLASSIFICATION")
                .setClassificationDetails(details(job))
                .build();
    }

    private static S3Bucket bucket(String name) {
        return S3Bucket.newBuilder()
                .setArn("arn:aws:s3:::" + name)
                .setName(name)
                .setCreatedAt(CREATED)
                .setOwner(new S3BucketOwner("owner", "5".repeat(64)))
                .setTags(List.of())
                .setDefaultServerSideEncryption(ENCRYPTION)
                .setPublicAccess(new BucketPublicAccess("NOT_PUBLIC", permissions()))
                .build();
    }

    private static BucketPermissionConfiguration permissions() {
        BlockPublicAccess all = new BlockPublicAccess(true, true, true, true);
        return new BucketPermissionConfiguration(
                new AccountLevelPermissions(all),
                new BucketLevelPermissions(new AccessControlList(false, false), all, new BucketPolicy(false, false)));
    }

    private S3Object object(String bucket) {
        String key = "exports/" + hex() + ".csv";
        return S3Object.newBuilder()
                .setBucketArn("arn:aws:s3:::" + bucket)
                .setKey(key)
                .setPath(bucket + "/" + key)
                .setExtension("csv")
                .setLastModified(CREATED)
                .setETag(hex() + hex())
                .setServerSideEncryption(ENCRYPTION)
                .setSize((long) random.nextInt(10_000_000))
                .setStorageClass("STANDARD")
                .setTags(List.of())
                .setPublicAccess(false)
                .build();
    }

    private ClassificationDetails details(String job) {
        DefaultDetection cards = new DefaultDetection((long) CELLS, occurrences(), "CREDIT_CARD_NUMBER");
        return ClassificationDetails.newBuilder()
                .setJobArn("arn:aws:macie2:" + AccountSpec.REGION + ":" + account + ":classification-job/" + job)
                .setJobId(job)
                .setDetailedResultsLocation(
                        "s3://results/AWSLogs/" + account + "/Macie/" + job + "/" + hex() + ".jsonl.gz")
                .setOriginType("SENSITIVE_DATA_DISCOVERY_JOB")
                .setResult(ClassificationResult.newBuilder()
                        .setStatus(new ClassificationResultStatus("COMPLETE", null))
                        .setSizeClassified((long) random.nextInt(10_000_000))
                        .setMimeType("text/csv")
                        .setSensitiveData(
                                List.of(new SensitiveDataItem("FINANCIAL_INFORMATION", List.of(cards), (long) CELLS)))
                        .build())
                .build();
    }

    private Occurrences occurrences() {
        return Occurrences.newBuilder()
                .setCells(Stream.generate(this::cell).limit(CELLS).toList())
                .build();
    }

    private Cell cell() {
        return new Cell(null, (long) random.nextInt(40), "card number", (long) random.nextInt(100_000));
    }

    private String hex() {
        return "%016x".formatted(random.nextLong());
    }
}
