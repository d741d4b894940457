package io.maciestreams.ingest.testing;

import java.time.Instant;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.KeyValuePair;

/** Buckets as the SDK gives them. */
public final class Buckets {

    public static final Instant LAST_UPDATED = Instant.parse("2026-11-20T09:00:00Z");

    private Buckets() {}

    /** A private bucket that a job analyses. */
    public static BucketMetadata.Builder named(String name) {
        return BucketMetadata.builder()
                .accountId("444455556666")
                .bucketArn(arn(name))
                .bucketName(name)
                .region("us-east-1")
                .lastUpdated(LAST_UPDATED)
                .jobDetails(details -> details.isDefinedInJob("TRUE")
                        .isMonitoredByJob("FALSE")
                        .lastJobId("55555555555555555555555555555555")
                        .lastJobRunTime(LAST_UPDATED))
                .objectCount(3L)
                .objectCountByEncryptionType(
                        counts -> counts.s3Managed(2L).kmsManaged(1L).unencrypted(0L))
                .publicAccess(access -> access.effectivePermission("NOT_PUBLIC"))
                .replicationDetails(replication -> replication.replicated(true).replicationAccounts("777788889999"))
                .sensitivityScore(50)
                .tags(KeyValuePair.builder().key("team").value("blue").build())
                .versioning(true);
    }

    public static String arn(String name) {
        return "arn:aws:s3:::" + name;
    }
}
