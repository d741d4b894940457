package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.util.List;

/**
 * Writes the metadata of buckets: their settings are those that the policy findings of their number complain about, as
 * if nobody had corrected them.
 */
final class BucketDescriptions {

    private static final List<Bucket.Exposure> EXPOSURES = List.of(
            Bucket.Exposure.PUBLIC,
            Bucket.Exposure.UNBLOCKED,
            Bucket.Exposure.PRIVATE,
            Bucket.Exposure.PRIVATE,
            Bucket.Exposure.PRIVATE,
            Bucket.Exposure.PUBLIC);
    private static final List<String> SHARED_ACCESS =
            List.of("NOT_SHARED", "EXTERNAL", "EXTERNAL", "INTERNAL", "EXTERNAL", "EXTERNAL");
    private static final List<String> UNKNOWN_MEMBERS = List.of(
            "automatedDiscoveryMonitoringStatus",
            "classifiableObjectCount",
            "classifiableSizeInBytes",
            "objectCount",
            "objectCountByEncryptionType",
            "replicationDetails",
            "serverSideEncryption",
            "sizeInBytes",
            "sizeInBytesCompressed",
            "tags",
            "unclassifiableObjectCount",
            "unclassifiableObjectSizeInBytes");

    private final Dice dice;
    private final Account account;

    BucketDescriptions(Dice dice, Account account) {
        this.dice = dice;
        this.account = account;
    }

    ObjectNode write(Bucket bucket, int number, BucketContents contents) {
        int kind = number % EXPOSURES.size();
        ObjectNode json = open(bucket)
                .put("allowsUnencryptedObjectUploads", bucket.kmsKeyArn() == null ? "TRUE" : "FALSE")
                .put("automatedDiscoveryMonitoringStatus", kind == 4 ? "NOT_MONITORED" : "MONITORED")
                .put("sharedAccess", SHARED_ACCESS.get(kind))
                .put("versioning", dice.chance(0.5));
        json.set("publicAccess", bucket.exposed(EXPOSURES.get(kind)).publicAccess());
        json.set("replicationDetails", replicationDetails(kind));
        json.set("serverSideEncryption", serverSideEncryption(bucket, kind));
        json.set("tags", bucket.tags());
        count(json, bucket, contents);
        return json;
    }

    /** What Macie tells of a bucket whose policy keeps it out. */
    ObjectNode unreadable(Bucket bucket) {
        ObjectNode json = open(bucket)
                .put("errorCode", "ACCESS_DENIED")
                .put("errorMessage", "Macie doesn't have permission to retrieve information about the bucket.")
                .put("allowsUnencryptedObjectUploads", "UNKNOWN")
                .put("sharedAccess", "UNKNOWN")
                .put("versioning", false);
        json.putObject("publicAccess").put("effectivePermission", "UNKNOWN").putNull("permissionConfiguration");
        UNKNOWN_MEMBERS.forEach(json::putNull);
        return json;
    }

    private ObjectNode open(Bucket bucket) {
        return Json.object()
                .put("accountId", account.accountId())
                .put("bucketArn", bucket.arn())
                .put("bucketCreatedAt", Json.time(bucket.createdAt()))
                .put("bucketName", bucket.name())
                .put("lastUpdated", Json.time(account.epoch().minus(Duration.ofMinutes(1 + dice.below(24 * 60)))))
                .put("region", account.region());
    }

    private ObjectNode replicationDetails(int kind) {
        boolean externally = kind == 2 || kind == 3;
        boolean replicated = externally || kind == 5;
        ObjectNode details = Json.object().put("replicated", replicated).put("replicatedExternally", externally);
        if (replicated) {
            details.putArray("replicationAccounts").add(externally ? "999988887777" : account.accountId());
        } else {
            details.putArray("replicationAccounts");
        }
        return details;
    }

    private static ObjectNode serverSideEncryption(Bucket bucket, int kind) {
        if (kind == 3 || kind == 4) {
            return Json.object().put("type", "NONE").putNull("kmsMasterKeyId");
        }
        return Json.object()
                .put("type", bucket.kmsKeyArn() == null ? "AES256" : "aws:kms")
                .put("kmsMasterKeyId", bucket.kmsKeyArn());
    }

    /**
     * Besides its objects, a bucket that is not empty holds images, which Macie cannot analyse, and compressed backups
     * in a storage class that it cannot read.
     */
    private void count(ObjectNode json, Bucket bucket, BucketContents contents) {
        long images = contents.objects() == 0 ? 0 : dice.skewed(1, 40);
        long backups = contents.objects() == 0 ? 0 : dice.skewed(1, 10);
        long imageBytes = images * dice.skewed(10_000, 4_000_000);
        long backupBytes = backups * dice.skewed(1_000_000, 900_000_000);
        json.put("classifiableObjectCount", contents.objects())
                .put("classifiableSizeInBytes", contents.bytes())
                .put("objectCount", contents.objects() + images + backups)
                .put("sizeInBytes", contents.bytes() + imageBytes + backupBytes)
                .put("sizeInBytesCompressed", backupBytes);
        json.set("unclassifiableObjectCount", unclassifiable(images, backups));
        json.set("unclassifiableObjectSizeInBytes", unclassifiable(imageBytes, backupBytes));
        long byDefault = contents.objects() - contents.withCustomerKeys() + backups;
        json.putObject("objectCountByEncryptionType")
                .put("customerManaged", contents.withCustomerKeys())
                .put("kmsManaged", bucket.kmsKeyArn() == null ? 0 : byDefault)
                .put("s3Managed", bucket.kmsKeyArn() == null ? byDefault : 0)
                .put("unencrypted", images)
                .put("unknown", 0);
    }

    private static ObjectNode unclassifiable(long ofFileType, long ofStorageClass) {
        return Json.object()
                .put("fileType", ofFileType)
                .put("storageClass", ofStorageClass)
                .put("total", ofFileType + ofStorageClass);
    }
}
