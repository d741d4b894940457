package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.records.StateSerde;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Holds each profile of ours beside Macie's, and passes on what changes between them; buckets that only we know pass by. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class Reconciliations extends ContextualProcessor<String, Reconciliations.Side, String, Reconciliation> {

    static final Duration PAUSE = Duration.ofMinutes(1);
    static final String STORE = "reconciliations";

    private final Reconciler reconciler;
    private KeyValueStore<String, Reconciliation> reconciliations;

    Reconciliations(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public void init(ProcessorContext<String, Reconciliation> context) {
        super.init(context);
        reconciliations = context.getStateStore(STORE);
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::compareAgain);
    }

    @Override
    public void process(Record<String, Side> record) {
        Reconciliation before = reconciliations.get(record.key());
        // A difference begins no earlier than Macie's side is known.
        Reconciliation sides = Reconciler.unknown(record.key());
        if (before != null && before.getMacieStatistics() != null) {
            sides = Reconciliation.newBuilder(before).build();
        } else if (before != null) {
            sides.setStatistics(before.getStatistics());
        }
        record.value().set(sides);
        keep(before, reconciler.at(Instant.ofEpochMilli(record.timestamp()), sides), record.timestamp());
    }

    private void compareAgain(long now) {
        try (KeyValueIterator<String, Reconciliation> all = reconciliations.all()) {
            while (all.hasNext()) {
                KeyValue<String, Reconciliation> known = all.next();
                if (known.value.getState().equals(Reconciler.SETTLING)) {
                    keep(known.value, reconciler.at(Instant.ofEpochMilli(now), known.value), now);
                }
            }
        }
    }

    private void keep(@Nullable Reconciliation before, Reconciliation after, long now) {
        if (after.equals(before)) {
            return;
        }
        boolean wasPublic = before != null && before.getMacieStatistics() != null;
        boolean isPublic = after.getMacieStatistics() != null;
        boolean isEmpty = !isPublic && after.getStatistics() == null;
        reconciliations.put(after.getResourceArn(), isEmpty ? null : after);
        if (isPublic || wasPublic) {
            context().forward(new Record<>(after.getResourceArn(), isPublic ? after : null, now));
        }
    }

    /**
     * One side of a comparison.
     *
     * @param macies whether it is Macie's
     * @param statistics null where there are none (any longer)
     */
    record Side(boolean macies, @Nullable ResourceStatistics statistics, @Nullable Instant profileUpdatedAt) {

        static Side ours(@Nullable ResourceProfile profile) {
            return new Side(false, profile == null ? null : profile.getAutomatedStatistics(), null);
        }

        static Side macies(@Nullable ProfileSettings settings) {
            return settings == null
                    ? new Side(true, null, null)
                    : new Side(true, settings.getStatistics(), settings.getProfileUpdatedAt());
        }

        private void set(Reconciliation sides) {
            if (macies) {
                sides.setMacieStatistics(statistics);
                sides.setProfileUpdatedAt(profileUpdatedAt);
            } else {
                sides.setStatistics(statistics);
            }
        }
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.of(Reconciliation.class));
    }
}
