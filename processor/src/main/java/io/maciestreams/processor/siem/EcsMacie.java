package io.maciestreams.processor.siem;

import io.maciestreams.avro.ApiCallDetails;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.FindingAction;
import io.maciestreams.avro.FindingActor;
import io.maciestreams.avro.KeyValuePair;
import io.maciestreams.avro.PolicyDetails;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.ServerSideEncryption;
import io.maciestreams.avro.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ECS has no field for, under aws.macie: Macie's members in the spelling of Elastic's integrations. */
final class EcsMacie {

    private EcsMacie() {}

    static Members of(FindingView view) {
        Finding finding = view.finding();
        return Members.of("finding", finding(view))
                .and("bucket", bucket(view.bucket()))
                .and("object", object(view.object()))
                .and("classification", classification(finding.getClassificationDetails()))
                .and("sensitive_data", Members.list(view.detections(), EcsMacie::detection))
                .and("policy", policy(finding.getPolicyDetails()));
    }

    private static Members finding(FindingView view) {
        Finding finding = view.finding();
        Severity severity = finding.getSeverity();
        return Members.of("id", finding.getId())
                .and("type", finding.getType())
                .and("category", finding.getCategory())
                .and("state", view.current().getState())
                .and("count", finding.getCount())
                .and("archived", finding.getArchived())
                .and("sample", finding.getSample())
                .and("severity", severity == null ? null : severity.getDescription())
                .and("macie_account_id", finding.getMacieAccountId())
                .and("partition", finding.getPartition())
                .and("schema_version", finding.getSchemaVersion())
                .and("created_at", time(finding.getCreatedAt()))
                .and("updated_at", time(finding.getUpdatedAt()));
    }

    private static Members bucket(@Nullable S3Bucket bucket) {
        if (bucket == null) {
            return new Members();
        }
        var access = bucket.getPublicAccess();
        return Members.of("name", bucket.getName())
                .and("arn", bucket.getArn())
                .and("created_at", time(bucket.getCreatedAt()))
                .and("effective_permission", access == null ? null : access.getEffectivePermission())
                .and("allows_unencrypted_object_uploads", bucket.getAllowsUnencryptedObjectUploads())
                .and("encryption", encryption(bucket.getDefaultServerSideEncryption()))
                .and(
                        "owner_id",
                        bucket.getOwner() == null ? null : bucket.getOwner().getId())
                .and("tags", tags(bucket.getTags()));
    }

    private static Members object(@Nullable S3Object object) {
        return object == null
                ? new Members()
                : Members.of("key", object.getKey())
                        .and("e_tag", object.getETag())
                        .and("version_id", Members.text(object.getVersionId()))
                        .and("storage_class", object.getStorageClass())
                        .and("public_access", object.getPublicAccess())
                        .and("encryption", encryption(object.getServerSideEncryption()))
                        .and("tags", tags(object.getTags()));
    }

    private static Members encryption(@Nullable ServerSideEncryption encryption) {
        return encryption == null
                ? new Members()
                : Members.of("type", encryption.getEncryptionType())
                        .and("kms_master_key_id", encryption.getKmsMasterKeyId());
    }

    private static List<Map<String, Object>> tags(@Nullable List<KeyValuePair> tags) {
        return Members.list(tags, tag -> Members.of("key", tag.getKey()).and("value", tag.getValue()));
    }

    private static Members classification(@Nullable ClassificationDetails details) {
        if (details == null) {
            return new Members();
        }
        Members where = Members.of("job_id", details.getJobId())
                .and("job_arn", details.getJobArn())
                .and("origin_type", details.getOriginType())
                .and("detailed_results_location", details.getDetailedResultsLocation());
        return details.getResult() == null ? where : where.andAll(result(details.getResult()));
    }

    private static Members result(ClassificationResult result) {
        ClassificationResultStatus status = result.getStatus();
        return Members.of("status", status == null ? null : status.getCode())
                .and("reason", status == null ? null : status.getReason())
                .and("size_classified", result.getSizeClassified())
                .and("additional_occurrences", result.getAdditionalOccurrences());
    }

    private static Members detection(DetectedData detection) {
        return Members.of("category", detection.category())
                .and("type", detection.type())
                .and("name", detection.name())
                .and("count", detection.count())
                .and("occurrences", OcsfDataSecurity.occurrences(detection.occurrences()));
    }

    private static Members policy(@Nullable PolicyDetails policy) {
        ApiCallDetails call = EcsFinding.call(policy);
        FindingAction action = policy == null ? null : policy.getAction();
        FindingActor actor = policy == null ? null : policy.getActor();
        return Members.of("action_type", action == null ? null : action.getActionType())
                .and("api", call == null ? null : call.getApi())
                .and("api_service_name", call == null ? null : call.getApiServiceName())
                .and("first_seen", call == null ? null : time(call.getFirstSeen()))
                .and("last_seen", call == null ? null : time(call.getLastSeen()))
                .and("actor", actor == null ? new Members() : actor(actor));
    }

    private static Members actor(FindingActor actor) {
        if (actor.getUserIdentity() == null) {
            return new Members();
        }
        Identity identity = Identity.of(actor.getUserIdentity());
        return Members.of("type", identity.type())
                .and("arn", identity.arn())
                .and("account_id", identity.accountId())
                .and("access_key_id", identity.accessKeyId());
    }

    /** ISO 8601, as Elasticsearch reads it. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
