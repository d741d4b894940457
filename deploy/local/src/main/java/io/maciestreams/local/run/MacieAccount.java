package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import java.util.List;
import java.util.Properties;

/** The account that a run reads, simulated or real; a folder of data belongs to one of them. */
sealed interface MacieAccount permits AccountSpec, AwsAccount {

    static MacieAccount from(Properties properties) {
        return properties.containsKey(AwsAccount.ACCOUNT_ID)
                ? AwsAccount.from(properties)
                : AccountSpec.from(properties);
    }

    Properties toProperties();

    /** Account and Region, in the form of Kafka keys and settings; of each Region one. */
    List<String> shards();

    /** Whether the options of both are the same. */
    boolean hasOptionsOf(MacieAccount other);

    /** The options that ask for this account. */
    String options();

    /** Its Macie, for a run on this stack. */
    MacieRun start(LocalStack stack);
}
