package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.TestingMacie;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;

/** A Macie whose findings come, recur and are shown late, an ingest that is killed, and the account of both. */
final class FindingsWorld {

    static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final FindingsOverlaps OVERLAPS = new FindingsOverlaps(Duration.ofSeconds(10), OVERLAP);

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");

    private final TestingMacie macie = new TestingMacie();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TestingClock clock = new TestingClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final Map<String, State> last = new LinkedHashMap<>();
    private final List<State> all = new ArrayList<>();
    private final int crowd;
    private boolean kept;
    private ShardFindings findings = findings(Checkpoints.none());
    private FindingsFeed news = new FindingsFeed(findings, Unpaced.api(macie));
    private LateFindingsFeed late = new LateFindingsFeed(findings, Unpaced.api(macie));

    /** What makes a state of a finding. */
    record State(String id, Instant updatedAt, long count) {}

    /**
     * Starts a world.
     *
     * @param crowd most findings that change in one millisecond
     */
    FindingsWorld(int pageSize, int crowd) {
        macie.limitPages(pageSize);
        this.crowd = crowd;
    }

    void arrive(Duration lateness) {
        Instant time = clock.instant().minus(lateness);
        while (isCrowded(time)) {
            time = time.minusMillis(1);
        }
        reach(new State("f" + last.size(), time, 1));
    }

    /** A finding that there is, if any, occurs again. */
    void recur(int number, Duration lateness) {
        if (!last.isEmpty()) {
            State before = List.copyOf(last.values()).get(number % last.size());
            Instant shown = clock.instant().minus(lateness);
            Instant after = before.updatedAt().plusMillis(1);
            Instant time = shown.isAfter(after) ? shown : after;
            while (isCrowded(time)) {
                time = time.plusMillis(1);
            }
            reach(new State(before.id(), time, before.count() + 1));
        }
    }

    void beforeNextGet(Runnable event) {
        macie.beforeGet(macie.getRequests.size() + 1, event);
    }

    void failNextGet() {
        beforeNextGet(() -> {
            throw Macie2Exception.builder().statusCode(500).message("not now").build();
        });
    }

    void failNextTransaction() {
        outbox.failNext();
    }

    /** Lets transactions stay under way until somebody waits for them, or no more. */
    void keepTransactionsUnderWay(boolean kept) {
        this.kept = kept;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    void restart() {
        findings = findings(outbox.restored());
        news = new FindingsFeed(findings, Unpaced.api(macie));
        late = new LateFindingsFeed(findings, Unpaced.api(macie));
    }

    void restartOverAReleaseWithOneFeed() {
        outbox.goOnAsAReleaseWithOneFeed(new CheckpointKey(SHARD, "findings"), OVERLAP);
        restart();
    }

    /** Lets ingest do one step of what is new; returns whether a pass has come to its end. */
    boolean step() {
        return step(news);
    }

    /** Lets ingest do one step of what is late; returns whether a pass has come to its end. */
    boolean stepOfLate() {
        return late.isReady() && step(late);
    }

    private boolean step(Feed feed) {
        try {
            return feed.step();
        } catch (MacieException e) {
            return false;
        } catch (IllegalStateException e) {
            // The transaction that was to fail: what is not committed dies with the worker.
            restart();
            return false;
        }
    }

    /** Lets nothing happen any more, and ingest read to the end. */
    void settle() {
        pass(Duration.ofMinutes(30));
        twoPasses(this::step);
        twoPasses(this::stepOfLate);
    }

    private static void twoPasses(BooleanSupplier step) {
        int passes = 0;
        for (int steps = 0; passes < 2; steps++) {
            if (steps > 10_000) {
                throw new AssertionError("No end after " + steps + " steps");
            }
            passes += step.getAsBoolean() ? 1 : 0;
        }
    }

    List<State> published() {
        return outbox.findings().stream()
                .map(finding -> new State(finding.getId(), finding.getUpdatedAt(), finding.getCount()))
                .toList();
    }

    Collection<State> lastStates() {
        return last.values();
    }

    List<State> everyState() {
        return all;
    }

    private boolean isCrowded(Instant time) {
        return last.values().stream()
                        .filter(state -> state.updatedAt().equals(time))
                        .count()
                >= crowd;
    }

    private void reach(State state) {
        last.put(state.id(), state);
        all.add(state);
        macie.put(Findings.policy(state.id(), state.updatedAt(), state.count()));
    }

    private ShardFindings findings(Checkpoints checkpoints) {
        // Few, so that a pass has several transactions, and some have several pages.
        return new ShardFindings(SHARD, checkpoints, outbox, this::publish, OVERLAPS, clock, 12);
    }

    // What is kept runs when the feed waits for it; a kill before that loses it, as it should.
    private void publish(Runnable transaction) {
        if (!kept) {
            transaction.run();
        }
    }
}
