package io.maciestreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The help teaches by examples that can be followed, and the README says what the help says. */
class HelpTest {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^ +(?:\\./deploy/cli/)?macie-streams (\\S.*?)(?: {2,}.*|$)");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)");

    private final String readme;

    HelpTest() throws IOException {
        readme = Files.readString(HOME.resolve("deploy/cli/README.md"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasExamplesThatCanBeFollowed(CommandLine command) {
        assertThat(examples(command.getUsageMessage())).isNotEmpty().allSatisfy(HelpTest::assertIsUnderstood);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theReadmeNamesEveryCommand(CommandLine command) {
        String name = command.getCommandSpec()
                .qualifiedName()
                .replace("macie-streams", "")
                .trim();
        assertThat(readme).contains(name.isEmpty() ? "macie-streams" : "`" + name);
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void theExamplesOfTheReadmesCanBeFollowed(Path file) throws IOException {
        assertThat(examples(Files.readString(file))).allSatisfy(HelpTest::assertIsUnderstood);
    }

    @ParameterizedTest
    @MethodSource("optionsOfTheReadme")
    void everyOptionOfTheReadmeExists(String option) {
        Set<String> known = commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(spec -> Stream.of(spec.names()))
                .collect(Collectors.toSet());
        assertThat(known).contains(option);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theReadmeNamesEveryOption(CommandLine command) {
        assertThat(command.getCommandSpec().options())
                .extracting(OptionSpec::longestName)
                .allSatisfy(option -> assertThat(readme).contains("`" + option));
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(MacieStreams.commandLine());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    static List<Path> readmes() {
        return List.of(HOME.resolve("README.md"), HOME.resolve("deploy/cli/README.md"));
    }

    static List<String> optionsOfTheReadme() throws IOException {
        return OPTION.matcher(Files.readString(HOME.resolve("deploy/cli/README.md")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static List<String> examples(String text) {
        return EXAMPLE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** Of a pipe, what comes before its first bar. */
    private static void assertIsUnderstood(String example) {
        String[] arguments = example.split(" \\|", -1)[0].trim().split(" +", -1);
        assertThatCode(() -> MacieStreams.commandLine().parseArgs(arguments))
                .as(example)
                .doesNotThrowAnyException();
    }
}
