package io.maciestreams.local.run;

import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a run that reads a real account. */
final class AwsArguments {

    private static final List<String> OF_THE_SIMULATOR = List.of("--seed", "--objects", "--malformed-findings");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--aws",
            description = "Read the real Macie of the account whose credentials the AWS SDK's default chain finds.")
    private boolean aws;

    @Option(
            names = "--regions",
            paramLabel = "REGION",
            split = ",",
            description = "With --aws: the Regions in which Macie is to be read, with commas between.")
    private List<String> regions = List.of();

    @Option(
            names = "--export",
            description = "With --aws: write results to where the account's export configuration says, on real S3.")
    private boolean export;

    /** Whether a real account is wanted. */
    boolean areGiven() {
        if (!aws && (export || !regions.isEmpty())) {
            throw new UsageException("%s goes with --aws only".formatted(export ? "--export" : "--regions"));
        }
        return aws;
    }

    /**
     * The account that is meant.
     *
     * @param identify tells the id of the account, asked in this Region
     * @throws UsageException where the options do not fit each other
     */
    AwsAccount account(boolean once, UnaryOperator<String> identify) {
        refuseOptionsOfTheSimulator();
        AwsAccount.requireRegions(regions);
        if (once && export) {
            throw new UsageException(
                    "--once cannot be with --export: what is on real S3 is compared by the sink's verify");
        }
        return new AwsAccount(identify.apply(regions.get(0)), regions, export);
    }

    private void refuseOptionsOfTheSimulator() {
        for (String option : OF_THE_SIMULATOR) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException("%s is of the simulated account: it cannot be with --aws".formatted(option));
            }
        }
    }
}
