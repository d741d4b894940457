package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.IngestStatus;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration ALLOWED_LAG = Duration.ofMinutes(6);

    private final TestingClock clock = new TestingClock(NOW);
    private final RecordingOutbox outbox = new RecordingOutbox();
    private long nanos = Long.MAX_VALUE - 1;
    private FeedStatus status = status(null);

    @Test
    void saysNothingBeforeTheFirstAttempt() {
        assertThat(status.runIfDue()).isFalse();
        assertThat(status.untilDue()).isEqualTo(INTERVAL);
        assertThat(outbox.batches).isEmpty();
    }

    @Test
    void isBehindUntilThePassIsCompleteAndThenCurrent() {
        step(false);
        advance(Duration.ofSeconds(2));
        step(true);

        assertThat(published()).extracting(IngestStatus::getState).containsExactly("BEHIND", "CURRENT");
        assertThat(published().get(0).getLagMillis()).isNull();
        assertThat(published().get(1).getLastSuccessAt()).isEqualTo(NOW);
        assertThat(published().get(1).getLastAttemptAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(published().get(1).getLagMillis()).isEqualTo(2_000);
        assertThat(outbox.records())
                .extracting(ProducerRecord::topic)
                .containsOnly("macie.ingest-status")
                .hasSize(2);
        assertThat(outbox.records()).extracting(ProducerRecord::key).containsOnly("111122223333/us-east-1/findings");
    }

    @Test
    void saysTheSameAgainOnlyAfterTheInterval() {
        step(true);
        for (int i = 0; i < 59; i++) {
            advance(Duration.ofSeconds(1));
            step(true);
        }
        assertThat(published()).hasSize(1);

        advance(Duration.ofSeconds(1));
        assertThat(status.untilDue()).isZero();
        assertThat(status.runIfDue()).isTrue();
        assertThat(published()).hasSize(2);
    }

    @Test
    void aLongPassIsBehindThoughEachStepSucceeds() {
        step(true);
        step(false);
        advance(ALLOWED_LAG.plusMillis(1));
        step(false);

        assertThat(published()).extracting(IngestStatus::getState).containsExactly("CURRENT", "BEHIND");
        assertThat(published().get(1).getLagMillis()).isEqualTo(ALLOWED_LAG.toMillis() + 1);
    }

    @Test
    void tellsWhyAFeedFailsAndHowOften() {
        step(true);
        fail();
        advance(INTERVAL);
        fail();
        step(false);

        assertThat(published())
                .extracting(IngestStatus::getState)
                .containsExactly("CURRENT", "FAILING", "FAILING", "CURRENT");
        assertThat(published()).extracting(IngestStatus::getFailures).containsExactly(0, 1, 2, 2);
        assertThat(published().get(2).getReason()).isEqualTo("ListFindings failed: as planned");
        assertThat(published().get(3).getReason()).isNull();
    }

    @Test
    void aPassThatFailedIsNoSuccess() {
        step(false);
        fail();
        advance(Duration.ofSeconds(5));
        step(true);

        assertThat(published().get(2).getLastSuccessAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void knowsTheLastSuccessOfAnEarlierWorker() {
        status = status(NOW.minusSeconds(30));
        fail();
        assertThat(published().get(0).getLastSuccessAt()).isEqualTo(NOW.minusSeconds(30));
        assertThat(published().get(0).getLagMillis()).isEqualTo(30_000);
    }

    @Test
    void aStatusThatCannotBePublishedIsAnError() {
        status.attempt();
        status.succeeded(true);
        outbox.failNext();

        assertThatThrownBy(() -> status.runIfDue()).isInstanceOf(IllegalStateException.class);
        assertThat(status.untilDue()).isZero();
    }

    private void step(boolean passIsComplete) {
        status.attempt();
        status.succeeded(passIsComplete);
        status.runIfDue();
    }

    private void fail() {
        status.attempt();
        status.failed(new MacieException("ListFindings", "as planned", null));
        status.runIfDue();
    }

    private void advance(Duration by) {
        clock.advance(by);
        nanos += by.toNanos();
    }

    private List<IngestStatus> published() {
        return outbox.values(IngestStatus.class);
    }

    private FeedStatus status(@Nullable Instant lastSuccessAt) {
        return new FeedStatus(
                new Shard("111122223333", "us-east-1"),
                "findings",
                INTERVAL,
                ALLOWED_LAG,
                lastSuccessAt,
                outbox,
                clock,
                () -> nanos);
    }
}
