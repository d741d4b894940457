package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateHashTest {

    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void tellsStatesApart() {
        assertThat(List.of(
                        StateHash.of("a", TIME, 1L),
                        StateHash.of("b", TIME, 1L),
                        StateHash.of("a", TIME.plusMillis(1), 1L),
                        StateHash.of("a", TIME, 2L),
                        StateHash.of("a", TIME, null),
                        StateHash.of("a", "{}".getBytes(StandardCharsets.UTF_8))))
                .doesNotHaveDuplicates();
    }

    @Test
    void comesBackFromACheckpoint() {
        SeenPart part = new SeenPart(List.of(StateHash.of("a", TIME, 1L), StateHash.of("b", TIME, 1L)), TIME);

        assertThat(SeenPart.of(part.toCheckpoint())).isEqualTo(part);
        assertThat(part.toCheckpoint().getSeen().remaining()).isEqualTo(32);
    }
}
