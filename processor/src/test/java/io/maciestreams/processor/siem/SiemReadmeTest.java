package io.maciestreams.processor.siem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents in the README are what the application makes of real findings, and are valid. */
class SiemReadmeTest {

    private static final Path README = Path.of(System.getProperty("macie-streams.home"))
            .resolve("processor/src/main/java/io/maciestreams/processor/siem/README.md");

    static Stream<Arguments> documents() throws Exception {
        return Stream.of(
                Arguments.of(
                        "Sensitive data as OCSF", OcsfFindingTest.event(FindingJson.created("sensitive-data-json"))),
                Arguments.of(
                        "Sensitive data as ECS", EcsFindingTest.document(FindingJson.created("sensitive-data-json"))),
                Arguments.of("A policy finding as OCSF", OcsfFindingTest.event(FindingJson.created("policy"))),
                Arguments.of("A policy finding as ECS", EcsFindingTest.document(FindingJson.created("policy"))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theReadmeShowsWhatIsMade(String heading, JsonNode document) throws Exception {
        if (System.getProperty("golden.write") != null) {
            Matcher block = block(heading);
            Files.writeString(
                    README,
                    block.replaceFirst(Matcher.quoteReplacement(block.group(1) + PackedJson.of(document) + "```")));
        }

        JsonNode shown = FindingJson.JSON.readTree(block(heading).group(2));

        assertThat(shown).isEqualTo(FindingJson.JSON.readTree(document.toString()));
        assertThat(
                        heading.endsWith("OCSF")
                                ? new OcsfDefinitions().violations(shown)
                                : new EcsFields().violations(shown))
                .isEmpty();
    }

    private static Matcher block(String heading) throws Exception {
        Matcher block = Pattern.compile("(### " + heading + "\n```json\n)(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as(heading).isTrue();
        return block;
    }
}
