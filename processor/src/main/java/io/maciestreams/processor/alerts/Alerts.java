package io.maciestreams.processor.alerts;

import io.maciestreams.avro.Alert;
import io.maciestreams.processor.records.ProvenanceHeaders;
import io.maciestreams.processor.records.UnusableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Passes each sight to who watches its kind, lets time pass, and forwards the alerts that come of it. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class Alerts extends ContextualProcessor<String, Sight, String, Alert> {

    static final Duration CLOCK = Duration.ofMinutes(1);
    static final Duration GROWTH = Duration.ofSeconds(10);

    private static final Duration NEWS = Duration.ofHours(24);

    private final Rules rules;
    private KnownRecords known;
    private AlertBook book;
    private LastLooks looks;
    private Watch watch;
    private BucketWatch buckets;

    private Alerts(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        known = new KnownRecords(context);
        book = new AlertBook(context);
        watch = new Watch(rules, book, new RuleFailures(context), this::publish);
        looks = new LastLooks(context);
        // What lay in the topics for over a day when the application first ran is history to it.
        Instant newsSince = looks.firstStart(context.currentSystemTimeMs()).minus(NEWS);
        buckets = new BucketWatch(watch, known, new Baselines(context), looks, newsSince);
        context.schedule(
                GROWTH, PunctuationType.WALL_CLOCK_TIME, now -> book.takeGrown().forEach(this::publish));
        context.schedule(CLOCK, PunctuationType.WALL_CLOCK_TIME, now -> timePassed(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, Sight> record) {
        String key = record.key();
        if (key == null) {
            throw new UnusableRecordException(null, "the record has no key");
        }
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Sight sight = record.value();
        if (sight instanceof Sight.OfFinding seen) {
            buckets.see(
                    key,
                    seen.finding(),
                    ProvenanceHeaders.read(record.headers()).getKind(),
                    at);
        } else if (sight instanceof Sight.OfBucket seen) {
            buckets.see(key, seen.bucket(), at);
        } else if (sight instanceof Sight.OfProfile seen) {
            buckets.see(key, seen.profile(), at);
        } else if (sight instanceof Sight.OfReconciliation seen) {
            buckets.see(key, seen.reconciliation(), at);
        } else if (sight instanceof Sight.OfJob seen) {
            known.jobs.put(key, seen.job());
            stateSeen(Trigger.ON_JOB, key, at);
        } else if (sight instanceof Sight.OfIngest seen) {
            known.feeds.put(key, seen.status());
            stateSeen(Trigger.ON_INGEST, key, at);
        }
    }

    // What a job or a feed is like now matters now, however it came about.
    private void stateSeen(Trigger trigger, String key, Instant at) {
        Facts facts = known.facts(key, at);
        watch.changed(trigger, key, facts, facts, null, held -> true);
    }

    private void timePassed(Instant now) {
        timePassed(Trigger.ON_JOB, known.jobs, now);
        timePassed(Trigger.ON_INGEST, known.feeds, now);
        timePassed(Trigger.ON_BUCKET, known.buckets, now);
        if (watch.looksAtTheClock(Trigger.ON_BUCKET)) {
            looks.lookAtAll(now);
        }
    }

    private void timePassed(Trigger trigger, KeyValueStore<String, ?> store, Instant now) {
        if (!watch.looksAtTheClock(trigger)) {
            return;
        }
        for (String key : keys(store)) {
            // What a bucket was like at the last look history may have made, and nobody is told of that.
            watch.timePassed(
                    trigger,
                    key,
                    known.facts(key, looks.of(key, now.minus(CLOCK))),
                    known.facts(key, now),
                    known.lastFindings.get(key),
                    held -> trigger != Trigger.ON_BUCKET || !held.getAsBoolean());
        }
    }

    private static List<String> keys(KeyValueStore<String, ?> store) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, ?> all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private void publish(Alert alert) {
        Instant at = Objects.requireNonNullElse(alert.getResolvedAt(), alert.getLastSeen());
        context().forward(new Record<>(alert.getSubject(), alert, at.toEpochMilli()));
    }

    /** Brings its stores along. */
    record Supplier(Rules rules) implements ProcessorSupplier<String, Sight, String, Alert> {

        @Override
        public Processor<String, Sight, String, Alert> get() {
            return new Alerts(rules);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // In a fixed order: the topology's description has it.
            Set<StoreBuilder<?>> stores = new LinkedHashSet<>(KnownRecords.stores());
            stores.addAll(AlertBook.stores());
            stores.addAll(Baselines.stores());
            stores.add(LastLooks.store());
            return stores;
        }
    }
}
