package io.maciestreams.simulator.rest;

import io.javalin.http.Context;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Organisation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Tells which account in which Region answers a request. */
public final class Accounts {

    private final Organisation organisation;
    private final boolean byCredentials;
    private final Map<Account, MacieApi> apis = new HashMap<>();

    /** Of one account, or where credentials tell them apart, of several. */
    public Accounts(Organisation organisation, boolean byCredentials, Function<Account, MacieApi> api) {
        this.organisation = organisation;
        this.byCredentials = byCredentials;
        organisation.all().forEach(account -> apis.put(account, api.apply(account)));
    }

    MacieApi first() {
        return api(organisation.first());
    }

    /** @throws MacieException for credentials of no account, or a Region in which it has no Macie */
    MacieApi asked(Context request) {
        if (!byCredentials) {
            return first();
        }
        return Credentials.of(request)
                .flatMap(signed -> organisation.account(signed.accountId(), signed.region()))
                .map(this::api)
                .orElseThrow(() -> new MacieException(
                        403, "UnrecognizedClientException", "The security token included in the request is invalid."));
    }

    /** The one that the parameters account and region name; by themselves, those of the first. */
    MacieApi named(Context request) {
        Account first = organisation.first();
        String accountId = Optional.ofNullable(request.queryParam("account")).orElse(first.accountId());
        String region = Optional.ofNullable(request.queryParam("region")).orElse(first.region());
        return organisation
                .account(accountId, region)
                .map(this::api)
                .orElseThrow(() -> MacieException.notFound("There is no account " + accountId + " in " + region));
    }

    private MacieApi api(Account account) {
        return Objects.requireNonNull(apis.get(account));
    }
}
