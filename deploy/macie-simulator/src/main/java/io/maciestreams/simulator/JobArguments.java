package io.maciestreams.simulator;

import picocli.CommandLine.Option;

/** The arguments about jobs with many findings. */
final class JobArguments {

    @Option(
            names = "--findings-cap",
            defaultValue = "100000",
            description = "Of one run of a job the API shows so many findings, and every 20th of those beyond.")
    private int findingsCap;

    @Option(
            names = "--huge-job-findings",
            defaultValue = "0",
            description = "How many findings one more job made; 0 for no such job.")
    private int hugeJobFindings;

    JobOptions options() {
        return new JobOptions(findingsCap, hugeJobFindings);
    }
}
