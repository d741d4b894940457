package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(?:\\./)?(deploy/[\\w./-]+|\\.ci/run)");

    @ParameterizedTest
    @MethodSource("readmes")
    void everyLinkLeadsSomewhere(Path readme) throws IOException {
        assertThat(matches(LINK, readme))
                .allSatisfy(link -> assertThat(readme.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void everyCommandCanBeRun(Path readme) throws IOException {
        assertThat(matches(COMMAND, readme))
                .allSatisfy(command -> assertThat(HOME.resolve(command)).isExecutable());
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void isShortEnoughToBeRead(Path readme) throws IOException {
        assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void everyModuleHasOne() {
        assertThat(List.of(
                        "schemas",
                        "ingest",
                        "processor",
                        "sink",
                        "deploy/cli",
                        "deploy/local",
                        "deploy/macie-simulator",
                        "deploy/proof"))
                .allSatisfy(module ->
                        assertThat(HOME.resolve(module).resolve("README.md")).exists());
    }

    static List<Path> readmes() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.endsWith("README.md"))
                    .filter(file -> !HOME.relativize(file).toString().contains("target/"))
                    .toList();
        }
    }

    private static List<String> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
