package io.maciestreams.simulator.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in their Regions, of which the first account is the administrator of the others. */
public final class Organisation {

    private record Place(String accountId, String region) {}

    private final Map<Place, Account> accounts = new LinkedHashMap<>();
    private final Account first;

    /** @throws IllegalArgumentException if there is no account */
    public Organisation(List<Account> accounts) {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("An organisation has at least one account");
        }
        this.first = accounts.get(0);
        accounts.forEach(account -> this.accounts.put(new Place(account.accountId(), account.region()), account));
    }

    /** The administrator in its first Region. */
    public Account first() {
        return first;
    }

    public Optional<Account> account(String accountId, String region) {
        return Optional.ofNullable(accounts.get(new Place(accountId, region)));
    }

    /** The administrator in a Region. */
    public Account administrator(String region) {
        return account(first.accountId(), region).orElse(first);
    }

    public boolean has(String accountId) {
        return accounts.keySet().stream().anyMatch(place -> place.accountId().equals(accountId));
    }

    public Collection<Account> all() {
        return List.copyOf(accounts.values());
    }
}
