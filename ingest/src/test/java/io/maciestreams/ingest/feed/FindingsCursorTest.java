package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.macie.Listing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FindingsCursorTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final FindingsCursor CURSOR = new FindingsCursor(NOW, NOW, NOW);

    @Test
    void moves() {
        assertThat(CURSOR.reached(NOW.plusMillis(1)).cursor()).isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void neverGoesBack() {
        assertThat(CURSOR.reached(NOW.minusMillis(1))).isEqualTo(CURSOR);
        assertThat(CURSOR.reached(null)).isEqualTo(CURSOR);
    }

    @Test
    void theNextWindowOverlapsWhatHasBeenPublished() {
        assertThat(CURSOR.window(NOW.plusSeconds(60), OVERLAP))
                .isEqualTo(Listing.of(NOW.minus(OVERLAP), NOW.plusSeconds(60)));
    }

    @Test
    void aClockThatWasPutBackStillMakesAWindow() {
        Instant from = NOW.minus(OVERLAP);

        assertThat(CURSOR.window(from.minusSeconds(1), OVERLAP)).isEqualTo(Listing.of(from, from));
    }

    @Test
    void comesBackFromACheckpoint() {
        assertThat(FindingsCursor.of(CURSOR.toCheckpoint())).isEqualTo(CURSOR);
    }
}
