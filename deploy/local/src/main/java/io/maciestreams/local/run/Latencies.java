package io.maciestreams.local.run;

import java.time.Duration;
import java.util.List;

/** What most of many durations stay below. */
record Latencies(Duration median, Duration p99, Duration most) {

    static Latencies of(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Latencies(sorted.get(last / 2), sorted.get((int) Math.ceil(last * 0.99)), sorted.get(last));
    }

    @Override
    public String toString() {
        return "p50 %,d ms, p99 %,d ms, at most %,d ms".formatted(median.toMillis(), p99.toMillis(), most.toMillis());
    }
}
