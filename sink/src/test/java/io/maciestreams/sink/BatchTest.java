package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("results", 0);
    private static final BatchLimits LIMITS = new BatchLimits(3, 1_000_000, Duration.ofSeconds(60), Long.MAX_VALUE);

    private final Batch batch = new Batch(PARTITION, 10, Optional.empty(), new BlockDeflater());

    @Test
    void groupsByAccountRegionJobAndOwner() throws IOException {
        batch.add(Lines.of(Results.of("1", "444455556666", Results.JOB)));
        batch.add(Lines.of(Results.of("2", "444455556666", null)));
        batch.add(Lines.of(Results.of("3", "777788889999", Results.JOB)));
        batch.add(Lines.of(Results.of("4", "444455556666", Results.JOB)));

        Map<GroupKey, List<String>> ids = new HashMap<>();
        for (Map.Entry<GroupKey, GzipLines> group : batch.groups().entrySet()) {
            ids.put(group.getKey(), ids(Unzipped.lines(group.getValue().end())));
        }
        assertThat(ids)
                .isEqualTo(Map.of(
                        group("444455556666", Results.JOB), List.of("1", "4"),
                        group("444455556666", null), List.of("2"),
                        group("777788889999", Results.JOB), List.of("3")));
    }

    @Test
    void isDueAtItsCount() {
        batch.add(Lines.of(Results.ofJob("1")));
        batch.add(Lines.of(Results.ofJob("2")));
        batch.reach(12, NOW);
        assertThat(batch.isDue(LIMITS, NOW)).isFalse();

        batch.add(Lines.of(Results.ofJob("3")));
        batch.reach(13, NOW);
        assertThat(batch.isDue(LIMITS, NOW)).isTrue();
    }

    @Test
    void isDueAtItsSize() {
        batch.add(Lines.of(Results.ofJob("1")));
        batch.reach(11, NOW);

        assertThat(batch.isDue(new BatchLimits(100, 100, Duration.ofDays(1), Long.MAX_VALUE), NOW))
                .isTrue();
    }

    @Test
    void isDueAtItsAgeEvenWithNothingButMarkers() {
        batch.reach(11, NOW);
        batch.reach(12, NOW.plusSeconds(59));

        assertThat(batch.isDue(LIMITS, NOW.plusSeconds(59))).isFalse();
        assertThat(batch.isDue(LIMITS, NOW.plusSeconds(60))).isTrue();
        assertThat(batch.next()).isEqualTo(12);
    }

    @Test
    void isNeverDueWhileNothingCame() {
        batch.reach(10, NOW);

        assertThat(batch.isDue(LIMITS, NOW.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void endsWhereItsPlanSaysWhateverTheLimits() {
        Batch planned =
                new Batch(PARTITION, 10, Optional.of(new Plan(15, 0, "", Optional.empty())), new BlockDeflater());
        planned.add(Lines.of(Results.ofJob("1")));
        planned.reach(14, NOW);

        assertThat(planned.covers(14)).isTrue();
        assertThat(planned.covers(15)).isFalse();
        assertThat(planned.isDue(LIMITS, NOW.plus(Duration.ofDays(1)))).isFalse();

        planned.reach(20, NOW);
        assertThat(planned.isDue(LIMITS, NOW)).isTrue();
        assertThat(planned.next()).isEqualTo(15);
    }

    private static GroupKey group(String accountId, @Nullable String jobId) {
        return new GroupKey(Results.ACCOUNT, Results.REGION, jobId, accountId);
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll(".*\"id\":\"(\\d)\".*", "$1"))
                .toList();
    }
}
