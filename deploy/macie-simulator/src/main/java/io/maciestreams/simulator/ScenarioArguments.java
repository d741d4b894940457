package io.maciestreams.simulator;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments about what a simulator does beyond showing one account. */
final class ScenarioArguments {

    @Mixin
    private ResultArguments results = new ResultArguments();

    @Mixin
    private JobArguments jobs = new JobArguments();

    @Mixin
    private OrganisationArguments organisation = new OrganisationArguments();

    @Option(names = "--faults", paramLabel = "SEED", description = "Spreads faults of all kinds over the requests.")
    private Optional<Long> faultSeed = Optional.empty();

    Scenario scenario() {
        return new Scenario(results.options(), jobs.options(), organisation.options(), faultSeed);
    }
}
