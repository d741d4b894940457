package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens between two steps of the feed: each line comes once. */
class ExactlyOnceTest {

    private static final List<String> DESTINATIONS = List.of("results", "elsewhere");
    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final String TREE = "AWSLogs/111122223333/Macie/us-east-1/";
    private static final List<String> FOLDERS = List.of(
            "automated-sensitive-data-discovery/555555555555/",
            "0".repeat(32) + "/",
            "f".repeat(32) + "/555555555555/");

    @Property(tries = 300)
    void eachLineComesOnce(@ForAll("histories") List<Event> history) throws Exception {
        World world = new World();
        for (Event event : history) {
            world.happens(event);
        }
        world.comeToRest();

        assertThat(world.published()).containsExactlyInAnyOrderElementsOf(world.written);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Kind.ARRIVAL)),
                Tuple.of(12, Arbitraries.just(Kind.STEP)),
                Tuple.of(1, Arbitraries.just(Kind.KILL)),
                Tuple.of(1, Arbitraries.just(Kind.KILL_IN_TRANSACTION)),
                Tuple.of(1, Arbitraries.just(Kind.LOST_CONNECTION)),
                Tuple.of(2, Arbitraries.just(Kind.TIME)),
                Tuple.of(1, Arbitraries.just(Kind.OTHER_DESTINATION)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 999))
                .as(Event::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(150);
    }

    private enum Kind {
        ARRIVAL,
        STEP,
        KILL,
        KILL_IN_TRANSACTION,
        LOST_CONNECTION,
        TIME,
        OTHER_DESTINATION
    }

    private record Event(Kind kind, int choice) {}

    private static final class World {

        final List<String> written = new ArrayList<>();
        private final TestingClock clock = new TestingClock(Instant.parse("2026-11-20T12:00:00Z"));
        private final TestingBucket bucket = new TestingBucket(clock);
        private final ExportingMacie macie = new ExportingMacie();
        private final RecordingOutbox outbox = new RecordingOutbox();
        private String destination = DESTINATIONS.get(0);
        private int lives;
        private int files;
        private ResultFilesFeed feed;

        World() {
            macie.exportTo(destination, null);
            feed = restarted();
        }

        void happens(Event event) throws MacieException {
            switch (event.kind()) {
                case ARRIVAL -> arrives(event.choice());
                case STEP -> step();
                case KILL -> feed = restarted();
                case KILL_IN_TRANSACTION -> killInTransaction();
                case LOST_CONNECTION -> loseConnection(event.choice());
                case TIME -> clock.advance(Duration.ofSeconds(event.choice() * 4L));
                case OTHER_DESTINATION -> changeDestination();
            }
        }

        // Each destination is configured once more: in between, a change may have gone unseen.
        void comeToRest() {
            for (String place : DESTINATIONS) {
                macie.exportTo(place, null);
                // The second pass has what came behind the back of the one under way.
                pass();
                pass();
            }
        }

        private void pass() {
            while (!step()) {
                // The next step follows.
            }
        }

        // A destination whose connection was lost fails the pass at its end.
        private boolean step() {
            try {
                return feed.step();
            } catch (MacieException e) {
                assertThat(e).hasMessageContaining("broke off");
                return false;
            }
        }

        List<String> published() {
            return outbox.values(DataClassificationResult.class).stream()
                    .map(DataClassificationResult::getId)
                    .toList();
        }

        // Some have several transactions, some bear a time from before the last passes, many the same time.
        private void arrives(int choice) {
            int lines = choice % 10 == 0 ? ResultBatch.MAX_RECORDS + choice : choice % 4;
            int number = files++;
            List<String> ids = IntStream.range(0, lines)
                    .mapToObj(line -> number + "#" + line)
                    .toList();
            Instant lastModified = clock.instant().minusSeconds(choice % 7 == 0 ? choice % 3000 : 0);
            bucket.put(
                    destination,
                    TREE + FOLDERS.get(choice % 3) + (choice % 100) + "-" + number + ".jsonl.gz",
                    ResultLines.file(ids.stream().map(ResultLines::skipped).toList()),
                    lastModified);
            written.addAll(ids);
        }

        private void killInTransaction() throws MacieException {
            outbox.failNext();
            try {
                while (!feed.step()) {
                    // Until something is published, which each pass does at its end.
                }
                throw new AssertionError("A pass came to its end without a transaction");
            } catch (IllegalStateException e) {
                feed = restarted();
            }
        }

        private void loseConnection(int choice) {
            bucket.breakConnectionAfter(choice);
            step();
            bucket.breakConnectionAfter(Integer.MAX_VALUE);
        }

        private void changeDestination() {
            destination = DESTINATIONS.get(1 - DESTINATIONS.indexOf(destination));
            macie.exportTo(destination, null);
        }

        // Each life has another overlap, and none is shorter than files come late.
        private ResultFilesFeed restarted() {
            return new ResultFilesFeed(
                    SHARD,
                    Unpaced.api(macie),
                    bucket,
                    outbox.restored(),
                    outbox,
                    new ReadLimits(Duration.ofHours(1 + lives++ % 3), 100_000),
                    clock);
        }
    }
}
