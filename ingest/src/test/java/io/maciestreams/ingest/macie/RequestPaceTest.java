package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestPaceTest {

    private long nanos = Long.MAX_VALUE - 5;
    private final RequestBuckets buckets =
            new RequestBuckets(new RequestRates(10, Map.of("GetFindings", 0.5)), () -> nanos);
    private final RequestPace findings = buckets.pace();
    private final RequestPace jobs = buckets.pace();

    @Test
    void aSecondsTokensAreThereAtTheStart() {
        request(jobs, "ListClassificationJobs", 10);
        assertThat(jobs.untilReady()).isZero();

        request(jobs, "ListClassificationJobs", 1);
        assertThat(jobs.untilReady()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatOneFeedOwesAllWaitFor() {
        request(jobs, "ListClassificationJobs", 30);

        assertThat(findings.untilReady()).isEqualTo(Duration.ofSeconds(2));
        advance(Duration.ofSeconds(2));
        assertThat(findings.untilReady()).isZero();
    }

    @Test
    void theLimitOfAnOperationHoldsUpOnlyThoseThatUseIt() {
        request(findings, "GetFindings", 3);

        assertThat(findings.untilReady()).isEqualTo(Duration.ofSeconds(5));
        assertThat(jobs.untilReady()).isZero();
    }

    @Test
    void noMoreThanASecondIsSavedUp() {
        advance(Duration.ofHours(1));
        request(jobs, "ListClassificationJobs", 20);
        assertThat(jobs.untilReady()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void keepsTheRateOverALongTime() {
        int requests = 0;
        for (long end = nanos + Duration.ofMinutes(10).toNanos(); end - nanos > 0; requests++) {
            request(findings, "GetFindings", 1);
            advance(findings.untilReady());
        }
        assertThat(requests).isBetween(299, 301);
    }

    @Test
    void refusesARateOfNothing() {
        assertThatThrownBy(() -> new RequestBuckets(new RequestRates(0, Map.of()), () -> nanos))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void request(RequestPace pace, String operation, int times) {
        for (int i = 0; i < times; i++) {
            pace.request(operation);
        }
    }

    private void advance(Duration by) {
        nanos += by.toNanos();
    }
}
