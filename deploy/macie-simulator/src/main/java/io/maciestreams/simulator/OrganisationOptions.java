package io.maciestreams.simulator;

import java.util.List;
import java.util.Set;

/**
 * The accounts and Regions of an organisation; the first account is its administrator. Without accounts there is no
 * organisation, but one account that answers to any credentials.
 *
 * @param denied accounts whose roles nobody may assume
 */
public record OrganisationOptions(List<String> accounts, List<String> regions, Set<String> denied) {

    public static final OrganisationOptions NONE = new OrganisationOptions(List.of(), List.of(), Set.of());

    public OrganisationOptions {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        denied = Set.copyOf(denied);
        if (Set.copyOf(accounts).size() < accounts.size() || Set.copyOf(regions).size() < regions.size()) {
            throw new IllegalArgumentException("An account or Region is named twice: " + accounts + ", " + regions);
        }
    }

    public static OrganisationOptions of(List<String> accounts, List<String> regions) {
        return new OrganisationOptions(accounts, regions, Set.of());
    }

    public OrganisationOptions withDenied(String account) {
        return new OrganisationOptions(accounts, regions, Set.of(account));
    }

    boolean isOne() {
        return !accounts.isEmpty() || !regions.isEmpty();
    }
}
