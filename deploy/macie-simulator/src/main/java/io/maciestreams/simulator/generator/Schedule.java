package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How often a recurring job runs: at the time of day it was created, on the same day of the week or month. */
enum Schedule {
    DAILY(ChronoUnit.DAYS),
    WEEKLY(ChronoUnit.WEEKS),
    MONTHLY(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Schedule(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The schedule that a job's scheduleFrequency tells. */
    static Schedule of(JsonNode frequency) {
        if (frequency.has("dailySchedule")) {
            return DAILY;
        }
        return frequency.has("weeklySchedule") ? WEEKLY : MONTHLY;
    }

    /** The scheduled runs of a job up to some time, without a run at its creation. */
    long runs(Instant createdAt, Instant until) {
        return times(createdAt).takeWhile(time -> !time.isAfter(until)).count();
    }

    /** When the run of that number was, counted from 1; 0 is the job's creation. */
    Instant run(Instant createdAt, long number) {
        return number == 0
                ? createdAt
                : times(createdAt).skip(number - 1).findFirst().orElseThrow();
    }

    // In a month without its day Macie does not run the job.
    private Stream<Instant> times(Instant createdAt) {
        OffsetDateTime created = utc(createdAt);
        return LongStream.iterate(1, periods -> periods + 1)
                .mapToObj(periods -> created.plus(periods, unit))
                .filter(time -> this != MONTHLY || time.getDayOfMonth() == created.getDayOfMonth())
                .map(OffsetDateTime::toInstant);
    }

    /** The scheduleFrequency member of a job. */
    ObjectNode frequency(Instant createdAt) {
        ObjectNode frequency = Json.object();
        switch (this) {
            case DAILY -> frequency.putObject("dailySchedule");
            case WEEKLY -> frequency
                    .putObject("weeklySchedule")
                    .put("dayOfWeek", utc(createdAt).getDayOfWeek().name());
            case MONTHLY -> frequency
                    .putObject("monthlySchedule")
                    .put("dayOfMonth", utc(createdAt).getDayOfMonth());
        }
        return frequency;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
