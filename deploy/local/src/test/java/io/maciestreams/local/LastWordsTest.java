package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
    private final Path folder;

    LastWordsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void prefersRootCauseOverWhatFollows() throws IOException {
        String log =
                """
                ERROR Exiting due to fatal exception
                java.lang.RuntimeException: it failed
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: No space left on device
                \tat a.B.d(B.java:2)
                INFO shutting down
                """;

        assertThat(wordsOf(log, 0)).isEqualTo("Caused by: java.io.IOException: No space left on device");
    }

    @Test
    void takesErrorWhereThereIsNoException() throws IOException {
        assertThat(wordsOf("INFO a\nERROR no such folder\nINFO bye\n", 0)).isEqualTo("ERROR no such folder");
    }

    @Test
    void takesLastLineWhereThereIsNoError() throws IOException {
        assertThat(wordsOf("INFO a\nINFO bye\n\n", 0)).isEqualTo("INFO bye");
    }

    @Test
    void leavesEarlierRunsAlone() throws IOException {
        String earlier = "java.io.IOException: long ago\n";

        assertThat(wordsOf(earlier, earlier.length())).isEqualTo("it wrote nothing");
        assertThat(wordsOf(earlier + "INFO now\n", earlier.length())).isEqualTo("INFO now");
    }

    @Test
    void cutsLongLines() throws IOException {
        assertThat(wordsOf("x".repeat(100_000), 0)).hasSize(303).endsWith("...");
    }

    private String wordsOf(String content, long from) throws IOException {
        return LastWords.of(Files.writeString(folder.resolve("a.log"), content), from);
    }
}
