package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A real account, in the Regions in which its Macie is read.
 *
 * @param export whether results go where the account's export configuration says, instead of to the stack's S3
 */
record AwsAccount(String accountId, List<String> regions, boolean export) implements MacieAccount {

    static final String ACCOUNT_ID = "aws.account.id";

    private static final String REGIONS = "aws.regions";
    private static final String EXPORT = "aws.export";

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    AwsAccount {
        requireRegions(regions);
        regions = regions.stream().distinct().toList();
    }

    /** Checks that they can be Regions, as far as that can be said without AWS. */
    static void requireRegions(List<String> regions) {
        if (regions.isEmpty()) {
            throw new UsageException("--aws needs --regions: those in which Macie is to be read, with commas between");
        }
        for (String region : regions) {
            if (!REGION.matcher(region).matches()) {
                throw new UsageException(
                        "--regions: '%s' is not a Region such as %s".formatted(region, AccountSpec.REGION));
            }
        }
    }

    static AwsAccount from(Properties properties) {
        return new AwsAccount(
                properties.getProperty(ACCOUNT_ID),
                List.of(properties.getProperty(REGIONS, "").split(",")),
                Boolean.parseBoolean(properties.getProperty(EXPORT)));
    }

    @Override
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty(ACCOUNT_ID, accountId);
        properties.setProperty(REGIONS, String.join(",", regions));
        properties.setProperty(EXPORT, String.valueOf(export));
        return properties;
    }

    @Override
    public List<String> shards() {
        return regions.stream().map(region -> accountId + "/" + region).toList();
    }

    @Override
    public boolean hasOptionsOf(MacieAccount other) {
        return equals(other);
    }

    @Override
    public String options() {
        return "--aws --regions %s%s with credentials of %s"
                .formatted(String.join(",", regions), export ? " --export" : "", accountId);
    }

    @Override
    public MacieRun start(LocalStack stack) {
        return new AwsRun(stack, this);
    }
}
