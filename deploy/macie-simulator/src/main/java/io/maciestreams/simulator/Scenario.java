package io.maciestreams.simulator;

import java.util.Optional;

/**
 * What a simulator does beyond showing one account.
 *
 * @param faultSeed spreads faults over the requests; none without
 */
public record Scenario(
        ResultOptions results, JobOptions jobs, OrganisationOptions organisation, Optional<Long> faultSeed) {

    /** No result files, no huge job, no organisation, no faults. */
    public static final Scenario PLAIN =
            new Scenario(ResultOptions.NONE, JobOptions.USUAL, OrganisationOptions.NONE, Optional.empty());
}
