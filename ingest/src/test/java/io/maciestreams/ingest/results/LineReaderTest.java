package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void numbersLinesAndLeavesOutEmptyOnes() throws Exception {
        assertThat(read("a\n\nb\n", 100)).containsExactly("1:a", "3:b");
    }

    @Test
    void takesALastLineWithoutAnEnd() throws Exception {
        assertThat(read("a\nb", 100)).containsExactly("1:a", "2:b");
        assertThat(read("", 100)).isEmpty();
    }

    @Test
    void joinsLinesThatGoBeyondTheBuffer() throws Exception {
        String line = "x".repeat(100_000);

        assertThat(read(line + "\ny\n", 100_000)).containsExactly("1:" + line, "2:y");
    }

    @Test
    void cutsALineThatIsTooLongAndGoesOn() throws Exception {
        LineReader lines = reader("x".repeat(300_000) + "\ny\n", 100_000);

        Line first = Objects.requireNonNull(lines.next());
        assertThat(first.isCut()).isTrue();
        assertThat(first.length()).isEqualTo(300_000);
        assertThat(first.bytes()).hasSizeBetween(1, 100_000);
        Line second = Objects.requireNonNull(lines.next());
        assertThat(second.isCut()).isFalse();
        assertThat(second.number()).isEqualTo(2);
    }

    private static LineReader reader(String text, int maxLineBytes) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxLineBytes);
    }

    private static List<String> read(String text, int maxLineBytes) throws IOException {
        LineReader lines = reader(text, maxLineBytes);
        List<String> read = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8));
        }
        return read;
    }
}
