package io.maciestreams.processor.alerts;

import io.maciestreams.avro.Alert;
import io.maciestreams.processor.records.StateSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The last alert of each rule and key, and every cause that was ever told of: so that none is told of twice. */
final class AlertBook {

    static final String ALERTS = "alerts";
    static final String CAUSES = "known-causes";
    static final String GROWN = "grown-alerts";

    private static final String OPEN = "OPEN";
    private static final String RESOLVED = "RESOLVED";

    // A missing value would delete the key, an empty one takes no room.
    private static final byte[] KNOWN = {};

    private final KeyValueStore<String, Alert> alerts;
    private final KeyValueStore<byte[], byte[]> causes;
    private final KeyValueStore<String, byte[]> grown;

    AlertBook(ProcessorContext<?, ?> context) {
        alerts = context.getStateStore(ALERTS);
        causes = context.getStateStore(CAUSES);
        grown = context.getStateStore(GROWN);
    }

    /** Takes a case in; what is to be published: nothing of a known cause, nor at once of one that joins an open alert. */
    List<Alert> open(Case found) {
        if (causes.putIfAbsent(found.fingerprint(), KNOWN) != null) {
            return List.of();
        }
        String key = key(found.rule(), found.key());
        Alert last = alerts.get(key);
        return last != null && joins(found, last) ? join(key, last, found.at()) : follow(key, found.alert());
    }

    // Only the last alert is kept and can be resolved, so that none that may end follows one that has not.
    private static boolean joins(Case found, Alert last) {
        Rule rule = found.rule();
        return last.getFirstSeen().plus(rule.throttle()).isAfter(found.at()) || (rule.until() != null && isOpen(last));
    }

    private List<Alert> join(String key, Alert last, Instant at) {
        boolean wasOpen = isOpen(last);
        last.setState(OPEN);
        last.setResolvedAt(null);
        last.setCount(last.getCount() + 1);
        last.setLastSeen(at);
        put(key, last);
        if (wasOpen) {
            grown.put(key, KNOWN);
            return List.of();
        }
        return List.of(last);
    }

    private List<Alert> follow(String key, Alert alert) {
        List<Alert> told = new ArrayList<>(takeGrown(key));
        told.add(put(key, alert));
        return told;
    }

    /** Names the finding behind an open alert that was told of before the finding came. */
    Optional<Alert> name(Rule rule, String key, String findingId, Facts facts) {
        Alert alert = alerts.get(key(rule, key));
        if (alert == null || !isOpen(alert) || alert.getFindingId() != null) {
            return Optional.empty();
        }
        alert.setFindingId(findingId);
        alert.setConsoleUrl(Origin.of(facts, key, findingId).consoleUrl());
        alert.setLastSeen(facts.now());
        grown.delete(key(rule, key));
        return Optional.of(put(key(rule, key), alert));
    }

    boolean isOpen(Rule rule, String key) {
        return isOpen(alerts.get(key(rule, key)));
    }

    /** Ends an alert. */
    Optional<Alert> resolve(Rule rule, String key, Instant at) {
        Alert alert = alerts.get(key(rule, key));
        if (alert == null || !isOpen(alert)) {
            return Optional.empty();
        }
        alert.setState(RESOLVED);
        alert.setResolvedAt(at);
        grown.delete(key(rule, key));
        return Optional.of(put(key(rule, key), alert));
    }

    /** The alerts that others have joined since the last call. */
    List<Alert> takeGrown() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = grown.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys.stream().flatMap(key -> takeGrown(key).stream()).toList();
    }

    private List<Alert> takeGrown(String key) {
        if (grown.get(key) == null) {
            return List.of();
        }
        grown.delete(key);
        return List.of(Objects.requireNonNull(alerts.get(key)));
    }

    private Alert put(String key, Alert alert) {
        alerts.put(key, alert);
        return alert;
    }

    private static boolean isOpen(@Nullable Alert alert) {
        return alert != null && OPEN.equals(alert.getState());
    }

    private static String key(Rule rule, String key) {
        return rule.id() + " " + key;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ALERTS), Serdes.String(), StateSerde.of(Alert.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CAUSES), Serdes.ByteArray(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(GROWN), Serdes.String(), Serdes.ByteArray()));
    }
}
