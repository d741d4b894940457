package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.IngestStatus;
import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.RequestBuckets;
import io.maciestreams.ingest.macie.RequestPace;
import io.maciestreams.ingest.macie.RequestRates;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingMacie;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedFeedTest {

    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");

    private final ScriptedFeed feed = new ScriptedFeed();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
    private final FeedStatus status =
            new FeedStatus(SHARD, "scripted", INTERVAL, INTERVAL, null, outbox, Clock.systemUTC(), () -> nanos);
    private final RequestBuckets buckets = new RequestBuckets(new RequestRates(2, Map.of()), () -> nanos);
    private final RequestPace pace = buckets.pace();
    private final PacedFeed paced =
            new PacedFeed(SHARD, feed, new Rhythm(INTERVAL, BACKOFF, BACKOFF), pace, status, () -> nanos);

    @Test
    void readsPageAfterPageThenWaitsForTheNextPass() {
        feed.script("page", "page", "end");

        paced.runIfDue();
        advance(Duration.ofSeconds(10));
        paced.runIfDue();
        paced.runIfDue();

        assertThat(feed.left()).isZero();
        assertThat(paced.untilDue()).isEqualTo(INTERVAL.minusSeconds(10));
    }

    @Test
    void doesNothingBeforeItIsDue() {
        feed.script("end", "end");

        paced.runIfDue();
        advance(INTERVAL.minusNanos(1));
        paced.runIfDue();
        assertThat(feed.left()).isEqualTo(1);

        advance(Duration.ofNanos(1));
        paced.runIfDue();
        assertThat(feed.left()).isZero();
    }

    @Test
    void aFeedThatHasNothingToReadYetHasNeitherTurnNorStatusAndIsAskedAgain() {
        feed.script("end");
        feed.ready = false;

        paced.runIfDue();
        assertThat(feed.left()).isEqualTo(1);
        assertThat(status.runIfDue()).isFalse();
        assertThat(paced.untilDue()).isPositive().isLessThan(INTERVAL);

        feed.ready = true;
        advance(paced.untilDue());
        paced.runIfDue();
        assertThat(feed.left()).isZero();
    }

    @Test
    void restsLongerWithEachFailureUntilAPassIsComplete() {
        feed.script("failure", "failure", "page", "failure", "end", "failure");

        assertThat(restAfterNextStep()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(restAfterNextStep()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(restAfterNextStep()).isZero();
        assertThat(restAfterNextStep()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        restAfterNextStep();
        assertThat(restAfterNextStep()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void aLongPassThatFailsNowAndThenDoesNotRestEverLonger() {
        List<String> steps = new ArrayList<>(Collections.nCopies(20, "page"));
        steps.add(0, "failure");
        steps.add("failure");
        feed.script(steps.toArray(String[]::new));
        for (int step = 0; step < 21; step++) {
            restAfterNextStep();
        }

        assertThat(restAfterNextStep()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void readsNoPageWhileTokensAreOwed() throws Exception {
        feed.script("page", "page");
        MacieApi macie = Unpaced.connection(new TestingMacie(), buckets).api(pace);
        feed.duringStep(() -> {
            for (int request = 0; request < 5; request++) {
                macie.exportConfiguration();
            }
        });

        assertThat(paced.runIfDue()).isTrue();
        // Five requests at two a second, less the second that was saved up.
        assertThat(paced.untilDue()).isEqualTo(Duration.ofMillis(1500));
        assertThat(paced.runIfDue()).isFalse();
        advance(Duration.ofMillis(1500));
        assertThat(paced.runIfDue()).isTrue();
    }

    @Test
    void tellsItsStatusOfEachStep() {
        feed.script("page", "failure", "end");
        for (int step = 0; step < 3; step++) {
            restAfterNextStep();
            status.runIfDue();
        }
        assertThat(outbox.values(IngestStatus.class))
                .extracting(IngestStatus::getState)
                .containsExactly("BEHIND", "FAILING", "CURRENT");
    }

    @Test
    void neverRestsLongerThanTheLimit() {
        for (int failures = 1; failures < 100; failures++) {
            assertThat(BACKOFF.after(failures)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        assertThat(BACKOFF.after(99)).isGreaterThanOrEqualTo(Duration.ofSeconds(150));
    }

    private Duration restAfterNextStep() {
        paced.runIfDue();
        Duration rest = paced.untilDue();
        advance(rest);
        return rest;
    }

    private void advance(Duration by) {
        nanos += by.toNanos();
    }

    private static final class ScriptedFeed implements Feed {

        private final Deque<String> steps = new ArrayDeque<>();

        private Requests requests = () -> {};
        private boolean ready = true;

        void duringStep(Requests all) {
            requests = all;
        }

        void script(String... all) {
            steps.addAll(List.of(all));
        }

        int left() {
            return steps.size();
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public boolean step() throws MacieException {
            String step = steps.remove();
            requests.send();
            if (step.equals("failure")) {
                throw new MacieException("ListFindings", "as planned", null);
            }
            return step.equals("end");
        }
    }

    private interface Requests {
        void send() throws MacieException;
    }
}
