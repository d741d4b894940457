package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.IngestStatus;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.TestingSts;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ingest tells of its feeds, on a real broker and registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestStatusIT {

    private static final String REACHABLE = "300000000001/us-east-1";
    private static final String DENIED = "300000000002/us-east-1";

    private final IngestStack stack;

    IngestStatusIT() throws Exception {
        this.stack = IngestStack.emptied();
    }

    @Test
    void anAccountThatCannotBeEnteredIsFailingAndStopsNoOther() throws Exception {
        try (TestingSts sts = new TestingSts("300000000001");
                MacieSimulator macie = MacieSimulator.start(
                        SimulatorOptions.of(7, 60, Instant.now().truncatedTo(ChronoUnit.MILLIS))
                                .withAccount("300000000001", "us-east-1"))) {
            sts.deny("300000000002");
            Map<String, String> settings = stack.settings("status", macie, REACHABLE, DENIED);
            settings.put("macie.role.arn.300000000002", "arn:aws:iam::300000000002:role/MacieStreams");
            settings.put("sts.endpoint", sts.endpoint().toString());
            settings.put("status.interval.ms", "500");

            RunningIngest.during(
                    settings, () -> await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                        assertThat(stack.states(REACHABLE + "/findings")).contains("CURRENT");
                        // Again and again, so that nobody takes silence for it.
                        assertThat(stack.states(DENIED + "/findings")).hasSizeGreaterThan(2);
                    }));

            assertThat(stack.findings("300000000001"))
                    .hasSize(macie.account().findingIds().size());
            assertThat(stack.states(REACHABLE + "/findings")).last().isEqualTo("CURRENT");
            assertThat(stack.states(DENIED + "/findings")).containsOnly("FAILING");
            IngestStatus failing = last(DENIED + "/findings");
            assertThat(failing.getReason()).contains("sts:AssumeRole");
            assertThat(failing.getFailures()).isPositive();
            assertThat(failing.getLastSuccessAt()).isNull();
            assertThat(last(REACHABLE + "/buckets").getLastSuccessAt()).isNotNull();
        }
    }

    private IngestStatus last(String key) {
        List<IngestStatus> all = stack.statuses(key);
        return all.get(all.size() - 1);
    }
}
