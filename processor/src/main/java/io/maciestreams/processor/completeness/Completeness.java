package io.maciestreams.processor.completeness;

import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.processor.state.ResultCounts;
import org.jspecify.annotations.Nullable;

/**
 * Says how complete the findings of a run are.
 *
 * @param cap so many findings of one run Macie's API shows, and of those beyond every twentieth
 */
record Completeness(long cap) {

    private static final long ONE_OF = 20;

    static JobCompleteness none() {
        return new JobCompleteness();
    }

    /** Adds a change to the sum so far; null where nothing is left of the run. */
    static @Nullable JobCompleteness add(String run, JobCompleteness change, JobCompleteness sum) {
        JobCompleteness after = JobCompleteness.newBuilder(change)
                .setFindings(sum.getFindings() + change.getFindings())
                .setFindingDetections(sum.getFindingDetections() + change.getFindingDetections())
                .setResults(sum.getResults() + change.getResults())
                .setSensitiveResults(sum.getSensitiveResults() + change.getSensitiveResults())
                .setResultDetections(sum.getResultDetections() + change.getResultDetections())
                .build();
        return after.getFindings() == 0 && after.getResults() == 0 ? null : after;
    }

    /** The counts of a run, as a change of its sum. */
    static JobCompleteness.Builder change(ResultCounts counts) {
        return JobCompleteness.newBuilder()
                .setFindings(counts.getFindings())
                .setFindingDetections(counts.getFindingDetections())
                .setResults(counts.getResults())
                .setSensitiveResults(counts.getSensitiveResults())
                .setResultDetections(counts.getResultDetections());
    }

    /** Adds to the sums what follows from them. */
    @Nullable
    JobCompleteness complete(@Nullable JobCompleteness sums) {
        if (sums == null) {
            return null;
        }
        long hidden = hidden(sums.getSensitiveResults());
        return JobCompleteness.newBuilder(sums)
                .setHiddenByCap(hidden)
                .setState(state(sums.getSensitiveResults() - sums.getFindings(), hidden))
                .build();
    }

    private long hidden(long analyses) {
        long beyond = Math.max(0, analyses - cap);
        return beyond - beyond / ONE_OF;
    }

    private static String state(long missing, long hidden) {
        if (missing == 0) {
            return "COMPLETE";
        }
        if (missing < 0) {
            return "RESULTS_MISSING";
        }
        return missing <= hidden ? "CAPPED" : "FINDINGS_MISSING";
    }
}
