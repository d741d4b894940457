package io.maciestreams.cli.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30 | 30", "0 | 0", "Fri, 20 Nov 2026 10:00:45 GMT | 45", "86400 | 3600"})
    void isSecondsOrADateAndAnHourAtMost(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "Fri, 20 Nov 2026 09:59:00 GMT"})
    void saysNothingOtherwise(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
