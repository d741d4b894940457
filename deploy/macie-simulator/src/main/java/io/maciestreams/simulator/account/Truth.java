package io.maciestreams.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.maciestreams.simulator.results.ResultFileCounts;
import io.maciestreams.simulator.results.ResultRecordCounts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the account holds, for checks from outside. Findings include samples and leave malformed ones out, and those
 * that Macie made but hides for they are too many of one job ({@code hiddenFindings}); analyses include those of clean
 * and skipped objects, {@code analysesWithFinding} only those that a finding tells of; {@code scoringSettings} the
 * buckets with suppressed data identifiers or an overridden score, by ARN.
 */
public record Truth(
        String accountId,
        String region,
        String epoch,
        String now,
        List<String> buckets,
        long jobs,
        long findings,
        long sensitiveDataFindings,
        long policyFindings,
        long sampleFindings,
        long malformedFindings,
        long hiddenFindings,
        ByOrigin analyses,
        ByOrigin analysesWithFinding,
        ResultFileCounts resultFiles,
        ResultRecordCounts resultRecords,
        Map<String, ScoringSettings> scoringSettings) {

    public Truth {
        buckets = List.copyOf(buckets);
        scoringSettings = Collections.unmodifiableMap(new TreeMap<>(scoringSettings));
    }

    @JsonProperty
    public long bucketCount() {
        return buckets.size();
    }

    /** One count for automated discovery and one for jobs. */
    public record ByOrigin(long automated, long job) {}
}
