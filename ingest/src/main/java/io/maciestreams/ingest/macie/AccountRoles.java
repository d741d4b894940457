package io.maciestreams.ingest.macie;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The roles to assume in the accounts that are polled.
 *
 * @param template ARN in which {@code {account}} stands for the account; empty where the default credentials are used
 * @param byAccount ARNs of accounts to which the template does not apply
 * @param externalId what the roles' trust policies ask for
 */
public record AccountRoles(Optional<String> template, Map<String, String> byAccount, Optional<String> externalId) {

    public AccountRoles {
        Objects.requireNonNull(template);
        byAccount = Map.copyOf(byAccount);
        Objects.requireNonNull(externalId);
    }

    /** No roles: the default credentials are those of the account. */
    public static AccountRoles none() {
        return new AccountRoles(Optional.empty(), Map.of(), Optional.empty());
    }

    Optional<String> roleArn(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId))
                .or(() -> template.map(arn -> arn.replace("{account}", accountId)));
    }
}
