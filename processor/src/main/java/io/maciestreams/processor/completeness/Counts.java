package io.maciestreams.processor.completeness;

import io.maciestreams.processor.state.ResultCounts;
import org.jspecify.annotations.Nullable;

/** Sums of counted results. */
final class Counts {

    static final ResultCounts NONE = new ResultCounts(0L, 0L, 0L, 0L, 0L);

    private Counts() {}

    static ResultCounts sum(@Nullable ResultCounts a, ResultCounts b) {
        return a == null
                ? b
                : new ResultCounts(
                        a.getFindings() + b.getFindings(),
                        a.getFindingDetections() + b.getFindingDetections(),
                        a.getResults() + b.getResults(),
                        a.getSensitiveResults() + b.getSensitiveResults(),
                        a.getResultDetections() + b.getResultDetections());
    }

    static ResultCounts negative(ResultCounts counts) {
        return new ResultCounts(
                -counts.getFindings(),
                -counts.getFindingDetections(),
                -counts.getResults(),
                -counts.getSensitiveResults(),
                -counts.getResultDetections());
    }
}
