package io.maciestreams.processor.alerts;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import org.jspecify.annotations.Nullable;

/** Something new about a bucket, a job or a feed; null once it is gone. */
sealed interface Sight {

    record OfFinding(Finding finding) implements Sight {

        static @Nullable Sight of(@Nullable Finding finding) {
            return finding == null ? null : new OfFinding(finding);
        }
    }

    record OfBucket(@Nullable BucketMetadata bucket) implements Sight {}

    record OfProfile(@Nullable ResourceProfile profile) implements Sight {}

    record OfReconciliation(@Nullable Reconciliation reconciliation) implements Sight {}

    record OfJob(@Nullable ClassificationJob job) implements Sight {}

    record OfIngest(@Nullable IngestStatus status) implements Sight {}
}
