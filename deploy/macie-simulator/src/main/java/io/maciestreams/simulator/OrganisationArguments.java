package io.maciestreams.simulator;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The arguments about several accounts and Regions. */
final class OrganisationArguments {

    @Option(
            names = "--accounts",
            split = ",",
            description = "Account ids of an organisation, its administrator first; credentials tell who asks.")
    private List<String> accounts = List.of();

    @Option(names = "--regions", split = ",", description = "The Regions in which each account has Macie.")
    private List<String> regions = List.of();

    @Option(names = "--deny-account", description = "An account whose roles nobody may assume.")
    private Set<String> denied = Set.of();

    OrganisationOptions options() {
        return new OrganisationOptions(accounts, regions, denied);
    }
}
