package io.maciestreams.simulator.results;

/** How many result files are in S3, and how many are still to be written there. */
public record ResultFileCounts(long written, long pending) {

    static final ResultFileCounts NONE = new ResultFileCounts(0, 0);
}
