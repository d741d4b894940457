package io.maciestreams.processor.siem;

import io.maciestreams.avro.ApiCallDetails;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.FindingAction;
import io.maciestreams.avro.PolicyDetails;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a finding in the Elastic Common Schema; what that has no field for is in {@link EcsMacie}. */
final class EcsFinding {

    private static final String VERSION = "9.3.0";

    private EcsFinding() {}

    static Map<String, Object> of(CurrentFinding current) {
        FindingView view = new FindingView(current);
        Finding finding = view.finding();
        EcsActor actor = EcsActor.of(finding.getPolicyDetails());
        return Members.of("@timestamp", current.getSince().toString())
                .and("ecs", Members.of("version", VERSION))
                .and("message", finding.getDescription() == null ? finding.getTitle() : finding.getDescription())
                .and("tags", tags(view))
                .and("labels", labels(view))
                .and("event", event(view))
                .and("cloud", cloud(finding))
                .and("rule", rule(finding))
                .and("file", file(view))
                .and("user", actor.user())
                .and("source", actor.source())
                .and("related", actor.related())
                .and("aws", Members.of("macie", EcsMacie.of(view)))
                .toMap();
    }

    private static List<String> tags(FindingView view) {
        String kind = view.provenance().getKind();
        return Members.present(
                "macie", view.isSample() ? "sample" : null, kind.equals("LIVE") ? null : kind.toLowerCase(Locale.ROOT));
    }

    private static Members labels(FindingView view) {
        return Members.of("provenance", view.provenance().getKind())
                .and("replay_id", view.provenance().getReplayId());
    }

    private static Members event(FindingView view) {
        Finding finding = view.finding();
        Severity severity = finding.getSeverity();
        return Members.of("id", view.eventId())
                .and("kind", view.isAlert() ? "alert" : "event")
                .and("category", List.of(view.isSensitiveData() ? "file" : "configuration"))
                .and("type", List.of(view.isSensitiveData() ? "info" : "change"))
                .and("action", view.current().getState().toLowerCase(Locale.ROOT))
                .and("module", "aws")
                .and("dataset", "aws.macie")
                .and("provider", "macie2.amazonaws.com")
                .and("code", finding.getType())
                .and("severity", severity == null ? null : severity.getScore())
                .and("reason", finding.getTitle())
                .and("start", finding.getCreatedAt().toString())
                .and("end", finding.getUpdatedAt().toString());
    }

    private static Members cloud(Finding finding) {
        return Members.of("provider", "aws")
                .and("account", Members.of("id", finding.getAccountId()))
                .and("region", finding.getRegion())
                .and("service", Members.of("name", "macie"));
    }

    private static Members rule(Finding finding) {
        return Members.of("id", finding.getType())
                .and("name", finding.getTitle() == null ? finding.getType() : finding.getTitle())
                .and("category", finding.getCategory())
                .and("ruleset", "Amazon Macie");
    }

    private static Members file(FindingView view) {
        S3Object object = view.object();
        String key = object == null ? null : Members.text(object.getKey());
        if (object == null || key == null) {
            return new Members();
        }
        return Members.of("type", "file")
                .and("name", OcsfResources.fileName(key))
                .and("path", object.getPath())
                .and("extension", Members.text(object.getExtension()))
                .and("size", object.getSize())
                .and("mime_type", view.result() == null ? null : view.result().getMimeType())
                .and("mtime", EcsMacie.time(object.getLastModified()))
                .and("owner", owner(view.bucket()));
    }

    private static @Nullable String owner(@Nullable S3Bucket bucket) {
        return bucket == null || bucket.getOwner() == null
                ? null
                : Members.text(bucket.getOwner().getDisplayName());
    }

    /** The call behind a policy finding. */
    static @Nullable ApiCallDetails call(@Nullable PolicyDetails policy) {
        FindingAction action = policy == null ? null : policy.getAction();
        return action == null ? null : action.getApiCallDetails();
    }
}
