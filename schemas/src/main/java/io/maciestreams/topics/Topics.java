package io.maciestreams.topics;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.topics.Topic.Cleanup;
import io.maciestreams.topics.Topic.Partitions;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Every topic there is. Their names and types are the public contract. */
public final class Topics {

    /** Findings as Macie reports them; key: bucket ARN. */
    public static final Topic<Finding> FINDINGS = bucketTopic("macie.findings", Finding.class, Cleanup.KEEP);

    /** Export configurations, on change only; key: account/Region. */
    public static final Topic<ClassificationExportConfiguration> EXPORT_CONFIGURATIONS = new Topic<>(
            "macie.export-configurations", ClassificationExportConfiguration.class, Partitions.ONE, Cleanup.KEEP);

    /** How far each feed has come; key: account/Region/feed/part. */
    public static final Topic<IngestCheckpoint> INGEST_CHECKPOINTS =
            new Topic<>("macie.ingest-checkpoints", IngestCheckpoint.class, Partitions.SHARED, Cleanup.COMPACT);

    /** Each analysis of an object; key: bucket ARN. */
    public static final Topic<DataClassificationResult> CLASSIFICATION_RESULTS =
            bucketTopic("macie.classification-results", DataClassificationResult.class, Cleanup.KEEP);

    /** Live profile of each bucket; key: bucket ARN. */
    public static final Topic<ResourceProfile> RESOURCE_PROFILES =
            bucketTopic("macie.resource-profiles", ResourceProfile.class, Cleanup.COMPACT);

    /** What the sink wrote; key: S3 object key. */
    public static final Topic<ExportedObject> EXPORT_LEDGER =
            new Topic<>("macie.export-ledger", ExportedObject.class, Partitions.SHARED, Cleanup.KEEP);

    /** What could not be processed; key: as the record's. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>("macie.dead-letters", DeadLetter.class, Partitions.SHARED, Cleanup.KEEP);

    public static final List<Topic<?>> ALL = List.of(
            FINDINGS,
            EXPORT_CONFIGURATIONS,
            INGEST_CHECKPOINTS,
            CLASSIFICATION_RESULTS,
            RESOURCE_PROFILES,
            EXPORT_LEDGER,
            DEAD_LETTERS);

    private Topics() {}

    private static <V extends SpecificRecord> Topic<V> bucketTopic(String name, Class<V> valueType, Cleanup cleanup) {
        return new Topic<>(name, valueType, Partitions.SHARED, cleanup);
    }
}
