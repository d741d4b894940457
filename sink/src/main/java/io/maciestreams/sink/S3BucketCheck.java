package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What lies in the sink's folders and is in no ledger record. */
final class S3BucketCheck {

    private static final String ROOT = "AWSLogs/";

    private record Folder(S3Destination destination, String prefix) {}

    private final S3ObjectReader objects;
    private final VerifyReport report;
    private final Map<Folder, Set<String>> ledger = new HashMap<>();

    S3BucketCheck(S3ObjectReader objects, VerifyReport report) {
        this.objects = objects;
        this.report = report;
    }

    void add(ExportedObject entry) {
        int root = entry.getObjectKey().indexOf(ROOT);
        if (root >= 0) {
            Folder folder = new Folder(
                    S3ObjectCheck.destination(entry), entry.getObjectKey().substring(0, root + ROOT.length()));
            ledger.computeIfAbsent(folder, any -> new HashSet<>()).add(entry.getObjectKey());
        }
    }

    /** Says what nothing explains; objects of a batch that is planned, and not yet in the ledger, may be there. */
    void report(OpenPlans plans) {
        ledger.forEach((folder, known) -> {
            try {
                objects.keys(folder.destination(), folder.prefix(), key -> {
                    if (!known.contains(key)) {
                        report(folder.destination(), key, plans);
                    }
                });
            } catch (ServiceException e) {
                report.difference("s3://" + folder.destination().getBucketName() + "/" + folder.prefix()
                        + " cannot be listed: " + e.getMessage());
            }
        });
    }

    private void report(S3Destination destination, String key, OpenPlans plans) {
        String name = "s3://" + destination.getBucketName() + "/" + key;
        if (objects.head(destination, key)
                .map(HeadObjectResponse::metadata)
                .filter(plans::has)
                .isPresent()) {
            report.note(name + " belongs to a batch that is not finished yet");
        } else {
            report.difference(name + " is in no ledger record of this application");
        }
    }
}
