package io.maciestreams.processor.alerts;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** What a condition can look at, beside {@code now}: a record, by the name that it has in conditions. */
enum Variable {
    FINDING("finding", Finding.class),
    BUCKET("bucket", BucketMetadata.class),
    PROFILE("profile", ResourceProfile.class),
    PREVIOUS_PROFILE("previousProfile", ResourceProfile.class),
    RECONCILIATION("reconciliation", Reconciliation.class),
    JOB("job", ClassificationJob.class),
    INGEST("ingest", IngestStatus.class);

    /** The time at which a condition is looked at. */
    static final String NOW = "now";

    private final String id;
    private final Class<? extends SpecificRecord> type;

    Variable(String id, Class<? extends SpecificRecord> type) {
        this.id = id;
        this.type = type;
    }

    String id() {
        return id;
    }

    Schema schema() {
        return SpecificData.get().getSchema(type);
    }

    static Optional<Variable> of(String id) {
        return Arrays.stream(values())
                .filter(variable -> variable.id.equals(id))
                .findFirst();
    }
}
