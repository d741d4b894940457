package io.maciestreams.simulator.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant LAST_OF_JANUARY = Instant.parse("2026-01-31T08:00:00Z");

    @Test
    void aMonthlyJobDoesNotRunInAMonthWithoutItsDay() {
        assertThat(Schedule.MONTHLY.run(LAST_OF_JANUARY, 1)).isEqualTo("2026-03-31T08:00:00Z");
        assertThat(Schedule.MONTHLY.run(LAST_OF_JANUARY, 2)).isEqualTo("2026-05-31T08:00:00Z");
    }

    @Test
    void countsTheRunsUpToATimeAndAtIt() {
        assertThat(Schedule.MONTHLY.runs(LAST_OF_JANUARY, Instant.parse("2026-05-31T07:59:59Z")))
                .isEqualTo(1);
        assertThat(Schedule.MONTHLY.runs(LAST_OF_JANUARY, Instant.parse("2026-05-31T08:00:00Z")))
                .isEqualTo(2);
        assertThat(Schedule.WEEKLY.runs(LAST_OF_JANUARY, Instant.parse("2026-02-15T08:00:00Z")))
                .isEqualTo(2);
    }

    @Test
    void beforeItsFirstRunThereIsOnlyItsCreation() {
        assertThat(Schedule.DAILY.runs(LAST_OF_JANUARY, LAST_OF_JANUARY.plusSeconds(60)))
                .isZero();
        assertThat(Schedule.DAILY.run(LAST_OF_JANUARY, 0)).isEqualTo(LAST_OF_JANUARY);
    }
}
