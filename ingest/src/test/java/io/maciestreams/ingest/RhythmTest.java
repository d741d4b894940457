package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.macie.MacieError;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RhythmTest {

    private static final Rhythm RHYTHM = new Rhythm(
            Duration.ofMinutes(1),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7)),
            new Backoff(Duration.ofMinutes(15), Duration.ofMinutes(15), new Random(7)));

    @ParameterizedTest
    @EnumSource(names = {"INVALID_REQUEST", "QUOTA_EXCEEDED", "NOT_ENABLED", "WRONG_ACCOUNT"})
    void restsLongWhereSomebodyHasToMendSomething(MacieError error) {
        for (int failures = 1; failures < 20; failures++) {
            assertThat(RHYTHM.restAfter(error, failures)).isBetween(Duration.ofSeconds(450), Duration.ofMinutes(15));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"INVALID_REQUEST", "QUOTA_EXCEEDED", "NOT_ENABLED", "WRONG_ACCOUNT"},
            mode = EnumSource.Mode.EXCLUDE)
    void triesAgainSoonWhereItMayHavePassed(MacieError error) {
        assertThat(RHYTHM.restAfter(error, 1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(RHYTHM.restAfter(error, 30)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }
}
