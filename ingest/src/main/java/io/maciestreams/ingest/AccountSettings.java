package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.AccountRoles;
import io.maciestreams.ingest.macie.Accounts;
import io.maciestreams.service.Addresses;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** How ingest gets into the accounts that it reads. */
final class AccountSettings {

    private static final String ROLE_ARN = "macie.role.arn";
    private static final String EXTERNAL_ID = "macie.role.external.id";
    private static final String STS_ENDPOINT = "sts.endpoint";
    private static final String CHECK_ACCOUNT = "macie.check.account";

    private static final Pattern ROLE_OF_ACCOUNT = Pattern.compile(Pattern.quote(ROLE_ARN) + "\\.(\\d{12})");
    private static final ConfigDef.Validator ROLE =
            LambdaValidator.with(AccountSettings::requireRole, () -> "ARN of a role");

    private AccountSettings() {}

    static ConfigDef define(ConfigDef definition) {
        return definition
                .define(
                        ROLE_ARN,
                        ConfigDef.Type.STRING,
                        null,
                        ROLE,
                        Importance.HIGH,
                        "Role to assume in each account, as arn:aws:iam::{account}:role/MacieStreams; for one account"
                                + " another with " + ROLE_ARN + ".123456789012. Without, the SDK's default credentials"
                                + " are used.")
                .define(
                        EXTERNAL_ID,
                        ConfigDef.Type.STRING,
                        null,
                        Importance.LOW,
                        "External id that the roles' trust policies ask for.")
                .define(
                        STS_ENDPOINT,
                        ConfigDef.Type.STRING,
                        null,
                        Addresses.HTTP,
                        Importance.LOW,
                        "Address to find STS at instead of AWS.")
                .define(
                        CHECK_ACCOUNT,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.LOW,
                        "Whether to ask STS, before anything is read, if the credentials are those of the account;"
                                + " not done where macie.endpoint is set.");
    }

    /** Adds the roles that are set for single accounts. */
    static ConfigDef defineRoles(ConfigDef definition, Collection<String> names) {
        ConfigDef extended = new ConfigDef(definition);
        names.stream()
                .filter(name -> ROLE_OF_ACCOUNT.matcher(name).matches())
                .forEach(name -> extended.define(
                        name, ConfigDef.Type.STRING, ConfigDef.NO_DEFAULT_VALUE, ROLE, Importance.LOW, name));
        return extended;
    }

    /**
     * The accounts as they are set.
     *
     * @param checkable whether it is AWS that is polled
     */
    static Accounts of(AbstractConfig config, boolean checkable) {
        Map<String, String> byAccount = config.values().keySet().stream()
                .map(ROLE_OF_ACCOUNT::matcher)
                .filter(name -> name.matches())
                .collect(Collectors.toMap(name -> name.group(1), name -> config.getString(name.group())));
        return new Accounts(
                new AccountRoles(
                        Optional.ofNullable(config.getString(ROLE_ARN)),
                        byAccount,
                        Optional.ofNullable(config.getString(EXTERNAL_ID))),
                Optional.ofNullable(config.getString(STS_ENDPOINT)).map(URI::create),
                checkable && config.getBoolean(CHECK_ACCOUNT));
    }

    private static void requireRole(String name, @Nullable Object value) {
        if (value instanceof String arn && !arn.matches("arn:[^:]+:iam::[^:]+:role/.+")) {
            throw new ConfigException(name, value, "expected the form arn:aws:iam::{account}:role/MacieStreams");
        }
    }
}
