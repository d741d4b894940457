package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionWorkerTest {

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    private final Publisher publisher = new Publisher(producer, 3);
    private final List<String> events = new CopyOnWriteArrayList<>();
    private PartitionWorker worker = worker(List.of());

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void takesOverBeforeItReadsTheCheckpointsAndPollsAfterThat() {
        start(new Turned(() -> events.add("poll"), () -> Duration.ofHours(1)));

        await().until(() -> events.size() >= 2);
        assertThat(events).containsExactly("checkpoints, taken over: true", "poll");
    }

    @Test
    void isFencedWhenAnotherHasTakenOver() throws Exception {
        producer.initTransactions();
        producer.fenceProducer();
        start(new PublishingTurn(publisher));

        await().until(() -> worker.isFenced());
    }

    @Test
    void aFenceDuringTheWorkEndsItToo() throws Exception {
        start(new PublishingTurn(publisher));
        await().until(() -> producer.commitCount() > 0);
        producer.fenceProducer();

        await().until(() -> worker.isFenced());
    }

    @Test
    void isNotFencedWhenItIsClosed() throws Exception {
        start(new PublishingTurn(publisher));
        await().until(() -> producer.commitCount() > 0);
        worker.close();

        assertThat(producer.closed()).isTrue();
        assertThat(worker.isFenced()).isFalse();
    }

    @Test
    void anUnknownFailureIsForTheProcessToSee() {
        start(new Turned(
                () -> {
                    throw new IllegalStateException("a bug");
                },
                () -> Duration.ZERO));

        await().untilAsserted(() -> assertThatThrownBy(() -> worker.isFenced())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("a bug"));
    }

    @Test
    void whatIsScarceGoesRound() {
        Tokens tokens = new Tokens();
        List<Turn> turns = Stream.of("a", "b", "c")
                .<Turn>map(name -> new Turned(
                        () -> tokens.take() && events.add(name),
                        () -> tokens.nextRound() ? Duration.ZERO : Duration.ofHours(1)))
                .toList();
        start(turns.toArray(Turn[]::new));

        await().until(() -> events.size() == 1 + 90);
        for (String name : List.of("a", "b", "c")) {
            assertThat(events).filteredOn(name::equals).hasSize(30);
        }
    }

    private void start(Turn... turns) {
        worker = worker(List.of(turns));
        worker.start();
    }

    private PartitionWorker worker(List<Turn> turns) {
        return new PartitionWorker(
                3,
                publisher,
                () -> {
                    events.add("checkpoints, taken over: " + producer.transactionInitialized());
                    return Checkpoints.none();
                },
                checkpoints -> new ShardFeeds(turns, List.of(), List.of()));
    }

    /** One token for each round of turns, while there are any. */
    private static final class Tokens {
        private int left = 90;
        private boolean taken;

        synchronized boolean take() {
            boolean got = left > 0 && !taken;
            if (got) {
                taken = true;
                left--;
            }
            return got;
        }

        synchronized boolean nextRound() {
            taken = false;
            return left > 0;
        }
    }

    private record Turned(BooleanSupplier step, Supplier<Duration> pause) implements Turn {
        @Override
        public boolean runIfDue() {
            return step.getAsBoolean();
        }

        @Override
        public Duration untilDue() {
            return pause.get();
        }
    }
}
