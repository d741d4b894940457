package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class AwsArgumentsTest {

    private static final String ACCOUNT = "444455556666";

    private final List<String> askedIn = new ArrayList<>();

    @Command
    private static final class Run {

        @Mixin
        private AwsArguments aws = new AwsArguments();
    }

    @Test
    void meansTheAccountOfTheCredentialsInEachRegion() {
        assertThat(account("--aws", "--regions", "us-east-1,us-gov-west-1,us-east-1"))
                .isEqualTo(new AwsAccount(ACCOUNT, List.of("us-east-1", "us-gov-west-1"), false));
        assertThat(askedIn).containsExactly("us-east-1");
    }

    @Test
    void exportsOnlyIfToldTo() {
        assertThat(account("--aws", "--regions=us-east-1", "--export").export()).isTrue();
    }

    @Test
    void areNotGivenWithoutAny() {
        assertThat(parse("--seed", "7").areGiven()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"--regions us-east-1,--regions goes with --aws only", "--export,--export goes with --aws only"})
    void refusesTheOthersWithoutAws(String options, String message) {
        assertThatThrownBy(() -> parse(options.split(" ")).areGiven())
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--aws | --aws needs --regions",
                "--aws --regions us_east | --regions: 'us_east' is not a Region",
                "--aws --regions us-east-1,,eu-west-1 | --regions: '' is not a Region",
                "--aws --regions us-east-1 --seed 1 | --seed is of the simulated account",
                "--aws --regions us-east-1 --objects 500 | --objects is of the simulated account",
                "--aws --regions us-east-1 --malformed-findings 0 | --malformed-findings is of the simulated account"
            })
    void refusesInOneLineBeforeAwsIsAsked(String options, String message) {
        assertThatThrownBy(() -> account(options.split(" ")))
                .isInstanceOf(UsageException.class)
                .message()
                .startsWith(message)
                .hasLineCount(1);
        assertThat(askedIn).isEmpty();
    }

    @Test
    void refusesToCompareWhatLiesOnRealS3() {
        AwsArguments aws = parse("--aws", "--regions", "us-east-1", "--export");

        assertThatThrownBy(() -> aws.account(true, this::identify))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--once cannot be with --export");
    }

    private AwsAccount account(String... options) {
        AwsArguments aws = parse(options);
        assertThat(aws.areGiven()).isTrue();
        return aws.account(false, this::identify);
    }

    private String identify(String region) {
        askedIn.add(region);
        return ACCOUNT;
    }

    private static AwsArguments parse(String... options) {
        Run run = new Run();
        CommandSpec command = CommandSpec.forAnnotatedObject(run);
        for (String option : List.of("--seed", "--objects", "--malformed-findings")) {
            command.addOption(
                    OptionSpec.builder(option).type(int.class).defaultValue("1").build());
        }
        new CommandLine(command).parseArgs(options);
        return run.aws;
    }
}
