package io.maciestreams.simulator;

/**
 * How many findings jobs make, and how many of them the API shows.
 *
 * @param findingsCap of a run, so many findings are shown, and of those beyond every twentieth
 * @param hugeJobFindings how many findings one more job made; 0 for no such job
 */
public record JobOptions(int findingsCap, int hugeJobFindings) {

    /** No huge job, and Macie's cap. */
    public static final JobOptions USUAL = new JobOptions(100_000, 0);

    public JobOptions {
        if (findingsCap < 0 || hugeJobFindings < 0) {
            throw new IllegalArgumentException(
                    "Numbers of findings cannot be negative: " + findingsCap + ", " + hugeJobFindings);
        }
    }
}
