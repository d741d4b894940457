package io.maciestreams.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.macie2.model.Finding;

/** The documents for SIEMs, one for each finding as it is now, and the counts, beside what Macie's findings say. */
final class SiemReconciliation {

    private static final List<String> REQUIRED_BY_OCSF = List.of(
            "/activity_id",
            "/category_uid",
            "/class_uid",
            "/cloud/provider",
            "/finding_info/uid",
            "/metadata/product/name",
            "/metadata/version",
            "/severity_id",
            "/time",
            "/type_uid");

    private static final List<String> REQUIRED_BY_ECS = List.of("/@timestamp", "/ecs/version");

    private static final int CLOSE = 3;

    private final List<Finding> findings;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();

    SiemReconciliation(List<Finding> findings, PrintStream out) {
        this.findings = findings;
        this.out = out;
    }

    /** Prints a line for each topic; true when all agree. */
    boolean run(TopicReader reader) {
        return run(reader.latest(Topics.OCSF), reader.latest(Topics.ECS), reader.latest(Topics.FINDING_COUNTS));
    }

    boolean run(Map<String, String> ocsf, Map<String, String> ecs, Map<String, FindingCounts> counts) {
        boolean ocsfAgrees = agree("OCSF", ocsf, SiemReconciliation::isOcsf);
        boolean ecsAgrees = agree("ECS", ecs, SiemReconciliation::isEcs);
        return agree(counts) && ocsfAgrees && ecsAgrees;
    }

    private boolean agree(String form, Map<String, String> documents, BiPredicate<JsonNode, Finding> isOfFinding) {
        long right = findings.stream()
                .filter(finding -> isOfFinding.test(parse(documents.getOrDefault(finding.id(), "{}")), finding))
                .count();
        boolean agree = right == findings.size() && documents.size() == findings.size();
        out.printf(
                "%s documents %,d of %,d, valid and as the finding is %s%n",
                form, right, findings.size(), agree ? "ok" : "DIFFERS");
        return agree;
    }

    private static boolean isOcsf(JsonNode event, Finding finding) {
        boolean sensitive = finding.typeAsString().startsWith("SensitiveData:");
        long ofClass = sensitive ? 2006 : 2004;
        return hasAll(event, REQUIRED_BY_OCSF)
                && event.path("class_uid").longValue() == ofClass
                && event.path("type_uid").longValue()
                        == ofClass * 100 + event.path("activity_id").longValue()
                && event.path("severity_id").longValue() == finding.severity().score() + 1
                && event.at("/cloud/account/uid").asText().equals(finding.accountId())
                && event.at("/finding_info/modified_time").longValue()
                        == finding.updatedAt().toEpochMilli()
                && (event.path("activity_id").intValue() == CLOSE) == (finding.archived() || isExpired(event))
                && (!sensitive || event.at("/data_security/total").longValue() == ExpectedCounts.occurrences(finding));
    }

    // Macie keeps findings for 90 days, the simulator as long as it runs.
    private static boolean isExpired(JsonNode event) {
        return event.path("status").asText().equals("EXPIRED");
    }

    private static boolean isEcs(JsonNode document, Finding finding) {
        return hasAll(document, REQUIRED_BY_ECS)
                && document.at("/event/code").asText().equals(finding.typeAsString())
                && document.at("/event/severity").longValue()
                        == finding.severity().score()
                && document.at("/event/end").asText().equals(finding.updatedAt().toString())
                && document.at("/aws/macie/finding/id").asText().equals(finding.id())
                && document.at("/aws/macie/finding/archived").booleanValue() == finding.archived();
    }

    private static boolean hasAll(JsonNode document, List<String> pointers) {
        return pointers.stream().noneMatch(pointer -> document.at(pointer).isMissingNode());
    }

    private boolean agree(Map<String, FindingCounts> counts) {
        Map<String, String> ours = new TreeMap<>();
        counts.forEach((key, row) -> ours.put(key, row.getFindings() + " with " + row.getOccurrences()));
        Map<String, String> macies = ExpectedCounts.of(findings);
        long right = macies.entrySet().stream()
                .filter(row -> row.getValue().equals(ours.get(row.getKey())))
                .count();
        boolean agree = ours.equals(macies);
        out.printf("finding counts %,d of %,d %s%n", right, macies.size(), agree ? "ok" : "DIFFERS");
        return agree;
    }

    private JsonNode parse(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document is no JSON", e);
        }
    }
}
