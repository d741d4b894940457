package io.maciestreams.processor.profiles;

import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Compares our statistics of a bucket with Macie's.
 *
 * @param grace for how long a difference may be due to what is still on its way
 */
record Reconciler(Duration grace) {

    static final String EQUAL = "EQUAL";
    static final String SETTLING = "SETTLING";
    static final String DIFFERENT = "DIFFERENT";

    Reconciler {
        Objects.requireNonNull(grace);
    }

    /** A comparison before either side is known. */
    static Reconciliation unknown(String bucketArn) {
        return Reconciliation.newBuilder()
                .setResourceArn(bucketArn)
                .setState(SETTLING)
                .setSince(Instant.EPOCH)
                .build();
    }

    /** The comparison at a time: a difference lasts from when it was first seen, however it changes meanwhile. */
    Reconciliation at(Instant now, Reconciliation known) {
        List<String> differing = members(known, (ours, macies) -> !ours.equals(macies));
        boolean settled = differing.isEmpty() || known.getState().equals(EQUAL) || isNew(known);
        Instant since = settled && !(differing.isEmpty() && known.getState().equals(EQUAL)) ? now : known.getSince();
        return Reconciliation.newBuilder(known)
                .setDiffering(differing)
                .setExplained(!differing.isEmpty()
                        && members(known, (ours, macies) -> ours < macies).isEmpty())
                .setState(differing.isEmpty() ? EQUAL : state(known, since, now))
                .setSince(since)
                .build();
    }

    private String state(Reconciliation known, Instant since, Instant now) {
        boolean late = !since.plus(grace).isAfter(now);
        return late || known.getState().equals(DIFFERENT) ? DIFFERENT : SETTLING;
    }

    private static boolean isNew(Reconciliation known) {
        return known.getSince().equals(Instant.EPOCH);
    }

    private static List<String> members(Reconciliation known, BiPredicate<Long, Long> test) {
        ResourceStatistics ours = orNone(known.getStatistics());
        ResourceStatistics macies = orNone(known.getMacieStatistics());
        return ours.getSchema().getFields().stream()
                .filter(field -> test.test((Long) ours.get(field.pos()), (Long) macies.get(field.pos())))
                .map(Schema.Field::name)
                .toList();
    }

    private static ResourceStatistics orNone(@Nullable ResourceStatistics statistics) {
        return statistics == null ? Statistics.none() : statistics;
    }
}
