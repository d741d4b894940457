package io.maciestreams.topics;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketStatistics;
import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.avro.JobEvent;
import io.maciestreams.avro.ProfileArtifacts;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.topics.Topic.Cleanup;
import io.maciestreams.topics.Topic.Partitions;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Every topic there is. Their names and types are the public contract. */
public final class Topics {

    /** Findings as Macie reports them; key: bucket ARN. */
    public static final Topic<Finding> FINDINGS = bucketTopic("macie.findings", Finding.class, Cleanup.KEEP);

    /** Analyses as Macie's own result files tell of them; key: bucket ARN. */
    public static final Topic<DataClassificationResult> DISCOVERY_RESULTS =
            bucketTopic("macie.discovery-results", DataClassificationResult.class, Cleanup.KEEP);

    /** Classification jobs, on change only; key: job ARN. */
    public static final Topic<ClassificationJob> CLASSIFICATION_JOBS =
            new Topic<>("macie.classification-jobs", ClassificationJob.class, Partitions.SHARED, Cleanup.COMPACT);

    /** Buckets, on change only, a tombstone when one is gone; key: bucket ARN. */
    public static final Topic<BucketMetadata> BUCKETS =
            bucketTopic("macie.buckets", BucketMetadata.class, Cleanup.COMPACT);

    /** What users have set on a bucket's profile, and Macie's own profile; key: bucket ARN. */
    public static final Topic<ProfileSettings> PROFILE_SETTINGS =
            bucketTopic("macie.profile-settings", ProfileSettings.class, Cleanup.COMPACT);

    /** Export configurations, on change only; key: account/Region. */
    public static final Topic<ClassificationExportConfiguration> EXPORT_CONFIGURATIONS = new Topic<>(
            "macie.export-configurations", ClassificationExportConfiguration.class, Partitions.ONE, Cleanup.KEEP);

    /** How far each feed has come; key: account/Region/feed/part. */
    public static final Topic<IngestCheckpoint> INGEST_CHECKPOINTS =
            new Topic<>("macie.ingest-checkpoints", IngestCheckpoint.class, Partitions.SHARED, Cleanup.COMPACT);

    /** Whether each feed is fresh; key: account/Region/feed. */
    public static final Topic<IngestStatus> INGEST_STATUS =
            new Topic<>("macie.ingest-status", IngestStatus.class, Partitions.SHARED, Cleanup.COMPACT);

    /** Each analysis of an object; key: bucket ARN. */
    public static final Topic<DataClassificationResult> CLASSIFICATION_RESULTS =
            bucketTopic("macie.classification-results", DataClassificationResult.class, Cleanup.KEEP);

    /** Live profile of each bucket; key: bucket ARN. */
    public static final Topic<ResourceProfile> RESOURCE_PROFILES =
            bucketTopic("macie.resource-profiles", ResourceProfile.class, Cleanup.COMPACT);

    /** Up to 100 objects of each bucket that its profile rests on; key: bucket ARN. */
    public static final Topic<ProfileArtifacts> PROFILE_ARTIFACTS =
            bucketTopic("macie.profile-artifacts", ProfileArtifacts.class, Cleanup.COMPACT);

    /** Our profile of each bucket beside Macie's own; key: bucket ARN. */
    public static final Topic<Reconciliation> RECONCILIATION =
            bucketTopic("macie.reconciliation", Reconciliation.class, Cleanup.COMPACT);

    /** Statistics over all buckets of an account and Region; key: account/Region. */
    public static final Topic<BucketStatistics> BUCKET_STATISTICS =
            new Topic<>("macie.bucket-statistics", BucketStatistics.class, Partitions.SHARED, Cleanup.COMPACT);

    /** What happened to classification jobs; key: job ARN. */
    public static final Topic<JobEvent> JOB_EVENTS =
            new Topic<>("macie.job-events", JobEvent.class, Partitions.SHARED, Cleanup.KEEP);

    /** What findings and result files tell of each run of a job; key: job ARN/start of the run. */
    public static final Topic<JobCompleteness> JOB_COMPLETENESS =
            new Topic<>("macie.job-completeness", JobCompleteness.class, Partitions.SHARED, Cleanup.COMPACT);

    /** Each finding as it is now; key: finding id. */
    public static final Topic<CurrentFinding> FINDINGS_CURRENT =
            new Topic<>("macie.findings-current", CurrentFinding.class, Partitions.SHARED, Cleanup.COMPACT);

    /** What rules say about buckets, jobs and shards; key: the subject, a bucket ARN, job ARN or account/Region. */
    public static final Topic<Alert> ALERTS = new Topic<>("macie.alerts", Alert.class, Partitions.SHARED, Cleanup.KEEP);

    /** Each change of a finding as an OCSF event; key: finding id. */
    public static final JsonTopic OCSF = new JsonTopic("macie.ocsf", Partitions.SHARED, Cleanup.KEEP);

    /** Each change of a finding in the Elastic Common Schema; key: finding id. */
    public static final JsonTopic ECS = new JsonTopic("macie.ecs", Partitions.SHARED, Cleanup.KEEP);

    /** How many findings were created in each window of time; key: window and dimensions. */
    public static final Topic<FindingCounts> FINDING_COUNTS =
            new Topic<>("macie.analytics.finding-counts", FindingCounts.class, Partitions.SHARED, Cleanup.COMPACT);

    /** What the sink wrote; key: S3 object key. */
    public static final Topic<ExportedObject> EXPORT_LEDGER =
            new Topic<>("macie.export-ledger", ExportedObject.class, Partitions.SHARED, Cleanup.KEEP);

    /** What could not be processed; key: as the record's. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>("macie.dead-letters", DeadLetter.class, Partitions.SHARED, Cleanup.KEEP);

    public static final List<PublicTopic> ALL = List.of(
            FINDINGS,
            DISCOVERY_RESULTS,
            CLASSIFICATION_JOBS,
            BUCKETS,
            PROFILE_SETTINGS,
            EXPORT_CONFIGURATIONS,
            INGEST_CHECKPOINTS,
            INGEST_STATUS,
            CLASSIFICATION_RESULTS,
            RESOURCE_PROFILES,
            PROFILE_ARTIFACTS,
            RECONCILIATION,
            BUCKET_STATISTICS,
            JOB_EVENTS,
            JOB_COMPLETENESS,
            FINDINGS_CURRENT,
            ALERTS,
            OCSF,
            ECS,
            FINDING_COUNTS,
            EXPORT_LEDGER,
            DEAD_LETTERS);

    /** Those whose values have a schema in the registry. */
    public static final List<Topic<?>> WITH_SCHEMA = ALL.stream()
            .filter(Topic.class::isInstance)
            .<Topic<?>>map(Topic.class::cast)
            .toList();

    private Topics() {}

    private static <V extends SpecificRecord> Topic<V> bucketTopic(String name, Class<V> valueType, Cleanup cleanup) {
        return new Topic<>(name, valueType, Partitions.SHARED, cleanup);
    }
}
