package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;

/**
 * Which account is simulated: the same specification makes the same account.
 *
 * @param epoch the account's present, in milliseconds; its findings are from the 90 days before
 */
record AccountSpec(long seed, int objects, int malformedFindings, Instant epoch) implements MacieAccount {

    static final String ACCOUNT_ID = "111122223333";
    static final String REGION = "us-east-1";

    AccountSpec {
        requireNotNegative("--objects", objects);
        requireNotNegative("--malformed-findings", malformedFindings);
        epoch = epoch.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void requireNotNegative(String option, int value) {
        if (value < 0) {
            throw new UsageException("%s=%d: it cannot be negative".formatted(option, value));
        }
    }

    static AccountSpec from(Properties properties) {
        return new AccountSpec(
                Long.parseLong(properties.getProperty("seed")),
                Integer.parseInt(properties.getProperty("objects")),
                Integer.parseInt(properties.getProperty("malformed-findings")),
                Instant.parse(properties.getProperty("epoch", "")));
    }

    @Override
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("seed", String.valueOf(seed));
        properties.setProperty("objects", String.valueOf(objects));
        properties.setProperty("malformed-findings", String.valueOf(malformedFindings));
        properties.setProperty("epoch", epoch.toString());
        return properties;
    }

    /** Account and Region in the form of Kafka keys and settings. */
    String shard() {
        return ACCOUNT_ID + "/" + REGION;
    }

    @Override
    public List<String> shards() {
        return List.of(shard());
    }

    /** Whether the options of both are the same; the epoch, which no option sets, may differ. */
    @Override
    public boolean hasOptionsOf(MacieAccount other) {
        return other instanceof AccountSpec spec
                && seed == spec.seed
                && objects == spec.objects
                && malformedFindings == spec.malformedFindings;
    }

    @Override
    public String options() {
        return "--seed %d --objects %d --malformed-findings %d".formatted(seed, objects, malformedFindings);
    }

    @Override
    public MacieRun start(LocalStack stack) {
        return new SimulatedRun(stack, this);
    }
}
