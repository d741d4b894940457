package io.maciestreams.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.maciestreams.simulator.results.ResultFileCounts;
import io.maciestreams.simulator.results.ResultRecordCounts;
import java.util.List;

/**
 * What the account holds, for checks from outside. Findings include samples and leave malformed ones out, and those
 * that Macie made but hides for they are too many of one job; analyses
 * include those of clean and skipped objects, {@code analysesWithFinding} only those that a finding tells of.
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
        ResultRecordCounts resultRecords) {

    public Truth {
        buckets = List.copyOf(buckets);
    }

    @JsonProperty
    public long bucketCount() {
        return buckets.size();
    }

    /** One count for automated discovery and one for jobs. */
    public record ByOrigin(long automated, long job) {}
}
