package io.maciestreams.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** So many records in so much time, and the processor time that their process took for them. */
record Work(Rate rate, Duration processorTime) {

    /** What a program has printed in its last line: the count, the nanoseconds and those of processor time. */
    static Work printedIn(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String[] numbers = lines.get(lines.size() - 1).split(" ", 3);
        return new Work(
                new Rate(Long.parseLong(numbers[0]), Duration.ofNanos(Long.parseLong(numbers[1]))),
                Duration.ofNanos(Long.parseLong(numbers[2])));
    }

    double perSecond() {
        return rate.perSecond();
    }

    /** Microseconds of processor time for a record. */
    double cost() {
        return processorTime.toNanos() / 1e3 / rate.count();
    }

    @Override
    public String toString() {
        return "%s, %.0f microseconds of processor time each".formatted(rate, cost());
    }
}
