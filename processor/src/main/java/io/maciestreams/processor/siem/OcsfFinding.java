package io.maciestreams.processor.siem;

import static io.maciestreams.processor.siem.FindingView.ARCHIVED;
import static io.maciestreams.processor.siem.FindingView.CREATED;
import static io.maciestreams.processor.siem.FindingView.EXPIRED;
import static io.maciestreams.processor.siem.FindingView.RECURRED;
import static io.maciestreams.processor.siem.FindingView.UNARCHIVED;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a finding as an event of the Open Cybersecurity Schema Framework, version 1.6. */
final class OcsfFinding {

    private static final String VERSION = "1.6.0";
    private static final Coded DATA_SECURITY = new Coded(2006, "Data Security Finding");
    private static final Coded DETECTION = new Coded(2004, "Detection Finding");

    private static final Coded UPDATE = new Coded(2, "Update");
    private static final Coded CLOSE = new Coded(3, "Close");
    private static final Map<String, Coded> ACTIVITIES = Map.of(
            CREATED, new Coded(1, "Create"), RECURRED, UPDATE, UNARCHIVED, UPDATE, ARCHIVED, CLOSE, EXPIRED, CLOSE);

    private static final Coded NEW = new Coded(1, "New");
    private static final Map<String, Coded> STATUSES =
            Map.of(CREATED, NEW, RECURRED, NEW, UNARCHIVED, NEW, ARCHIVED, new Coded(5, "Archived"));

    private static final Map<String, Coded> SEVERITIES = Map.of(
            "Informational", new Coded(1, "Informational"),
            "Low", new Coded(2, "Low"),
            "Medium", new Coded(3, "Medium"),
            "High", new Coded(4, "High"));

    private OcsfFinding() {}

    static Map<String, Object> of(CurrentFinding current) {
        FindingView view = new FindingView(current);
        Finding finding = view.finding();
        return classified(view.isSensitiveData() ? DATA_SECURITY : DETECTION, current.getState())
                .and("time", current.getSince().toEpochMilli())
                .andAll(Coded.of(severity(finding.getSeverity()), SEVERITIES).as("severity"))
                .andAll(Coded.of(current.getState(), STATUSES).as("status"))
                .and("is_alert", view.isAlert())
                .and("message", finding.getTitle())
                .and("count", finding.getCount())
                .and("start_time", finding.getCreatedAt().toEpochMilli())
                .and("end_time", finding.getUpdatedAt().toEpochMilli())
                .and("metadata", metadata(view))
                .and("cloud", cloud(finding))
                .and("finding_info", findingInfo(finding))
                .and("resources", OcsfResources.affected(view))
                .andAll(view.isSensitiveData() ? OcsfDataSecurity.of(view) : OcsfEvidence.of(view))
                .and("unmapped", unmapped(finding))
                .toMap();
    }

    private static Members classified(Coded ofClass, String state) {
        Coded activity = Coded.of(state, ACTIVITIES);
        return Members.of("class_uid", ofClass.id())
                .and("class_name", ofClass.caption())
                .and("category_uid", 2)
                .and("category_name", "Findings")
                .and("activity_id", activity.id())
                .and("activity_name", activity.caption())
                .and("type_uid", ofClass.id() * 100L + activity.id())
                .and("type_name", ofClass.caption() + ": " + activity.caption());
    }

    private static @Nullable String severity(@Nullable Severity severity) {
        return severity == null ? null : severity.getDescription();
    }

    private static Members metadata(FindingView view) {
        Finding finding = view.finding();
        return Members.of("version", VERSION)
                .and("uid", view.eventId())
                .and("event_code", finding.getType())
                .and("original_time", finding.getUpdatedAt().toString())
                .and("product", Members.of("name", "Amazon Macie").and("vendor_name", "AWS"))
                .and("profiles", List.of("cloud"))
                .and("tags", Members.list(tags(view), tag -> tag));
    }

    private static List<Members> tags(FindingView view) {
        return List.of(
                tag("provenance", view.provenance().getKind()),
                tag("replay_id", view.provenance().getReplayId()),
                tag("sample", view.isSample() ? "true" : null));
    }

    private static Members tag(String name, @Nullable String value) {
        return value == null ? new Members() : Members.of("name", name).and("value", value);
    }

    private static Members cloud(Finding finding) {
        return Members.of("provider", "AWS")
                .and("account", account(finding.getAccountId()))
                .and("region", finding.getRegion())
                .and("cloud_partition", finding.getPartition());
    }

    /** An AWS account. */
    static Members account(String id) {
        return Members.of("uid", id).andAll(new Coded(10, "AWS Account").as("type"));
    }

    private static Members findingInfo(Finding finding) {
        return Members.of("uid", finding.getId())
                .and("title", finding.getTitle() == null ? finding.getType() : finding.getTitle())
                .and("desc", finding.getDescription())
                .and("types", List.of(finding.getType()))
                .and("created_time", finding.getCreatedAt().toEpochMilli())
                .and("modified_time", finding.getUpdatedAt().toEpochMilli());
    }

    // What OCSF has no attribute for, under the names of Macie's API.
    private static Members unmapped(Finding finding) {
        var details = finding.getClassificationDetails();
        var result = details == null ? null : details.getResult();
        return Members.of("macieAccountId", finding.getMacieAccountId())
                .and("category", finding.getCategory())
                .and("archived", finding.getArchived())
                .and("schemaVersion", finding.getSchemaVersion())
                .and("jobArn", details == null ? null : details.getJobArn())
                .and("originType", details == null ? null : details.getOriginType())
                .and("additionalOccurrences", result == null ? null : result.getAdditionalOccurrences());
    }
}
