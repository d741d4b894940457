package io.maciestreams.processor.alerts;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.records.StateSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What each profile is compared with: itself, as it was up to an hour ago. So a change tells the same whether it comes in one
 * update or in many. While history comes in, and for an hour after it, there is nothing to compare with: what history makes
 * of a profile is no news.
 */
final class Baselines {

    static final Duration WINDOW = Duration.ofHours(1);

    private static final String STORE = "previous-profiles";

    private final TimestampedKeyValueStore<String, ResourceProfile> store;

    Baselines(ProcessorContext<?, ?> context) {
        store = context.getStateStore(STORE);
    }

    /** What an update is to be compared with; empty while history settles. */
    Optional<ResourceProfile> before(@Nullable ResourceProfile known, ResourceProfile update, Instant at) {
        String key = update.getResourceArn();
        ValueAndTimestamp<ResourceProfile> baseline = store.get(key);
        if (ProfileNews.between(known, update).history()) {
            keep(key, update, at.plus(WINDOW));
            return Optional.empty();
        }
        if (baseline != null && at.toEpochMilli() < baseline.timestamp()) {
            keep(key, update, Instant.ofEpochMilli(baseline.timestamp()));
            return Optional.empty();
        }
        if (baseline == null || at.toEpochMilli() - baseline.timestamp() >= WINDOW.toMillis()) {
            return Optional.of(keep(key, known == null ? nothing(key) : known, at));
        }
        return Optional.of(baseline.value());
    }

    void forget(String key) {
        store.delete(key);
    }

    private ResourceProfile keep(String key, ResourceProfile profile, Instant since) {
        store.put(key, ValueAndTimestamp.make(profile, since.toEpochMilli()));
        return profile;
    }

    private static ResourceProfile nothing(String key) {
        ResourceStatistics none = ResourceStatistics.newBuilder().build();
        return ResourceProfile.newBuilder()
                .setResourceArn(key)
                .setProfileUpdatedAt(Instant.EPOCH)
                .setStatistics(none)
                .setAutomatedStatistics(none)
                .setJobStatistics(none)
                .build();
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(Stores.timestampedKeyValueStoreBuilder(
                Stores.persistentTimestampedKeyValueStore(STORE),
                Serdes.String(),
                StateSerde.of(ResourceProfile.class)));
    }
}
