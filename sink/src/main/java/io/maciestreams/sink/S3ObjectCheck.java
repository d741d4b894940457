package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.Uuid;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** One object beside its ledger record: key, encryption, metadata, and the lines themselves. */
record S3ObjectCheck(S3ObjectReader objects, boolean readContent, VerifyReport report) {

    private static final int BUFFER = 64 * 1024;

    void check(ExportedObject entry) {
        checkKey(entry);
        try {
            Optional<HeadObjectResponse> head = objects.head(destination(entry), entry.getObjectKey());
            if (head.isEmpty()) {
                report.difference(name(entry) + " is missing");
            } else if (isAsWritten(entry, head.get()) && readContent) {
                checkContent(entry);
            }
        } catch (ServiceException e) {
            // A wrong owner is answered so, too.
            report.difference(name(entry) + " cannot be looked at: " + e.getMessage());
        }
    }

    static S3Destination destination(ExportedObject entry) {
        return new S3Destination(entry.getBucketName(), entry.getExpectedBucketOwner(), null, entry.getKmsKeyArn());
    }

    private void checkKey(ExportedObject entry) {
        String key = new ObjectKey(
                        Uuid.fromString(entry.getTopicId()),
                        entry.getPartition(),
                        entry.getStartOffset(),
                        Coverage.group(entry))
                .below(null, "");
        if (!entry.getObjectKey().endsWith(key)) {
            report.difference(name(entry) + " has a wrong key, it should end in " + key);
        }
    }

    private boolean isAsWritten(ExportedObject entry, HeadObjectResponse head) {
        if (!S3Encryption.isAsConfigured(destination(entry), head.serverSideEncryptionAsString(), head.ssekmsKeyId())) {
            report.difference(name(entry) + " is encrypted with " + head.serverSideEncryptionAsString() + " "
                    + head.ssekmsKeyId() + " instead of aws:kms " + entry.getKmsKeyArn());
        }
        Map<String, String> expected = new TreeMap<>(Map.of(
                "start-offset", Long.toString(entry.getStartOffset()),
                "end-offset", Long.toString(entry.getEndOffset()),
                "record-count", Long.toString(entry.getRecordCount()),
                "sha256", entry.getSha256()));
        Map<String, String> found = new TreeMap<>(head.metadata());
        found.keySet().retainAll(expected.keySet());
        if (!found.equals(expected)) {
            report.difference(name(entry) + " was replaced: the ledger has " + expected + ", the object " + found);
        }
        return found.equals(expected);
    }

    private void checkContent(ExportedObject entry) {
        MessageDigest digest = Sha256.digest();
        long lines = 0;
        try (InputStream content = new BufferedInputStream(
                new DigestInputStream(
                        new GZIPInputStream(objects.content(destination(entry), entry.getObjectKey()), BUFFER), digest),
                BUFFER)) {
            for (int next = content.read(); next >= 0; next = content.read()) {
                lines += next == '\n' ? 1 : 0;
            }
        } catch (IOException e) {
            report.difference(name(entry) + " was altered: it cannot be read to its end (" + e.getMessage() + ")");
            return;
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(entry.getSha256()) || lines != entry.getRecordCount()) {
            report.difference(name(entry) + " was altered: the ledger has " + entry.getRecordCount() + " lines of "
                    + entry.getSha256() + ", the object " + lines + " of " + sha256);
        }
    }

    private static String name(ExportedObject entry) {
        return "s3://" + entry.getBucketName() + "/" + entry.getObjectKey();
    }
}
