package io.maciestreams.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void cutsANameThatWouldMakeTheTableTooWideAndControlsNoTerminal() {
        Ranking ranking = new Ranking(
                List.of("type", "detections"),
                List.of(
                        new Ranking.Row("x".repeat(300), List.of(1_234_567L)),
                        new Ranking.Row("evil\u001b[2J", List.of(1L))));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ranking.printForPeople(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anyMatch(line -> line.endsWith("…   1,234,567"))
                .anyMatch(line -> line.startsWith("evil?[2J "));
    }
}
