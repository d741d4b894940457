package io.maciestreams.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** So many of something in so much time. */
record Rate(long count, Duration time) {

    /** What a program has printed in its last line: the count, and the nanoseconds. */
    static Rate printedIn(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String[] numbers = lines.get(lines.size() - 1).split(" ", 2);
        return new Rate(Long.parseLong(numbers[0]), Duration.ofNanos(Long.parseLong(numbers[1])));
    }

    double perSecond() {
        return count / (time.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return "%,.0f/s (%,d in %.1f s)".formatted(perSecond(), count, time.toNanos() / 1e9);
    }
}
