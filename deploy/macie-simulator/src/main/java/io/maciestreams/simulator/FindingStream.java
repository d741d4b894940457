package io.maciestreams.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.findings.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that come one after the other, in all buckets in turn, each on an object of its own below {@code stream/}: but for
 * that and for their ids and times they are like the first finding of sensitive data in their bucket. Findings are all that
 * they are: no analysis that profiles, the truth or result files know of, as to make those takes time that a measurement of
 * findings needs.
 */
final class FindingStream {

    private final Account account;
    private final Clock clock;
    private final List<ObjectNode> models;
    private long number;

    FindingStream(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
        Map<String, ObjectNode> ofBuckets = new LinkedHashMap<>();
        for (String id : account.findingIds()) {
            ObjectNode finding = account.finding(id).orElseThrow();
            if (finding.path("category").asText().equals("CLASSIFICATION")
                    && !finding.path("sample").asBoolean()) {
                ofBuckets.putIfAbsent(bucket(finding), finding);
            }
        }
        this.models = List.copyOf(ofBuckets.values());
    }

    /** Adds the next one. */
    void next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode finding = models.get(Math.floorMod(number, models.size())).deepCopy();
        String key = "stream/" + number;
        finding.put("id", "%032x".formatted(number))
                .put("createdAt", now.toString())
                .put("updatedAt", now.toString())
                .put("archived", false);
        finding.withObject("/resourcesAffected/s3Object")
                .put("key", key)
                .put("path", bucket(finding) + "/" + key)
                .put("lastModified", now.toString());
        number++;
        account.advanceTo(now);
        account.findings().put(Finding.of(finding));
    }

    private static String bucket(ObjectNode finding) {
        return finding.at("/resourcesAffected/s3Bucket/name").asText();
    }
}
