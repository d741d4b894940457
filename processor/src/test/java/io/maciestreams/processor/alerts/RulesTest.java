package io.maciestreams.processor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final String RULE =
            """
            rules:
              - id: mine
                description: My own
                severity: LOW
                on: finding
                condition: finding.count > 1
                labels: {}
            """;

    @Test
    void readsARuleOfAUsersOwnBesideTheBuiltInOnes(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("rules.yaml"),
                RULE.replace("labels: {}", "labels: {team: security}") + "    throttle: 1h30m\n");

        Rule rule = find(Rules.load(Optional.of(file), List.of()), "mine").orElseThrow();

        assertThat(rule.throttle()).isEqualTo(Duration.ofMinutes(90));
        assertThat(rule.labels()).containsEntry("team", "security");
        assertThat(rule.condition().paths()).containsExactly("finding.count");
        assertThat(find(Rules.load(Optional.of(file), List.of()), "credentials-found"))
                .isPresent();
    }

    @Test
    void aRuleOfAUserTakesThePlaceOfABuiltInOne(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.yaml"), RULE.replace("mine", "credentials-found"));

        assertThat(find(Rules.load(Optional.of(file), List.of()), "credentials-found")
                        .orElseThrow()
                        .description())
                .isEqualTo("My own");
    }

    @Test
    void builtInRulesAreSwitchedOffBySettingOrInTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "disabled: [job-failed]\n");

        Rules rules = Rules.load(Optional.of(file), List.of("job-expiring"));

        assertThat(rules.all())
                .extracting(Rule::id)
                .contains("job-paused-by-quota")
                .doesNotContain("job-failed", "job-expiring");
        assertThatThrownBy(() -> Rules.load(Optional.empty(), List.of("job-fail")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no built-in rule job-fail");
    }

    @Test
    void eachBuiltInRuleCanBeSwitchedOff() {
        List<String> all = ids(Rules.load(Optional.empty(), List.of()));

        assertThat(all).hasSize(18).allSatisfy(off -> assertThat(ids(Rules.load(Optional.empty(), List.of(off))))
                .hasSize(all.size() - 1)
                .doesNotContain(off));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            finding.count > 1  | finding.cuont > 1     | rules.yaml:6: rule mine: condition: undefined field 'cuont'
            finding.count > 1  | finding.count > 'x'   | rules.yaml:6: rule mine: condition: found no matching overload
            finding.count > 1  | job.jobStatus == 'x'  | rules.yaml:6: rule mine: condition: undeclared reference to 'job'
            finding.count > 1  | finding.count >       | rules.yaml:6: rule mine: condition: mismatched input
            finding.count > 1  | finding.count         | rules.yaml:6: rule mine: condition: expected type 'bool'
            severity: LOW      | severity: URGENT      | rules.yaml:4: rule mine: severity must be
            on: finding        | on: findings          | rules.yaml:5: rule mine: on must be
            description: My    | desc: My              | rules.yaml:3: rule mine: unknown member desc
            severity: LOW      | throttle: 5m          | rules.yaml:2: rule mine: severity is missing
            labels: {}         | throttle: 5 minutes   | rules.yaml:7: rule mine: throttle must be a duration
            labels: {}         | throttle: -1h         | rules.yaml:7: rule mine: throttle must be a duration
            labels: {}         | throttle: 99999h      | rules.yaml:7: rule mine: throttle must be a duration
            labels: {}         | until: finding.sample | rules.yaml:7: rule mine: until: undeclared reference
            id: mine           | id: my rule           | rules.yaml:2: id must be of letters
            condition: finding | condition: [finding   | rules.yaml:7: no YAML
            """)
    void saysWhereARuleIsWrongInOneLine(String right, String wrong, String error) {
        assertThatThrownBy(() -> RuleFile.read("rules.yaml", new StringReader(RULE.replace(right, wrong))))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(error)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void countsLinesInsideABlock() {
        String block = RULE.replace(
                "condition: finding.count > 1", "condition: |\n      finding.count > 1\n      && finding.nothing");

        assertThatThrownBy(() -> RuleFile.read("rules.yaml", new StringReader(block)))
                .hasMessageStartingWith("rules.yaml:8: rule mine: condition: undefined field 'nothing'");
    }

    @Test
    void refusesTwoRulesOfOneId() {
        String twice = RULE + RULE.substring(RULE.indexOf("  -"));

        assertThatThrownBy(() -> RuleFile.read("rules.yaml", new StringReader(twice)))
                .hasMessageContaining("another rule of this id");
    }

    private static List<String> ids(Rules rules) {
        return rules.all().stream().map(Rule::id).toList();
    }

    private static Optional<Rule> find(Rules rules, String id) {
        return rules.all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
