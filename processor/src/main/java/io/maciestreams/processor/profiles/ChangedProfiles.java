package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.records.StateSerde;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Lets a profile pass where it differs from the one published before it, and says by how much. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class ChangedProfiles extends ContextualFixedKeyProcessor<String, ResourceProfile, ResourceProfile> {

    static final String STORE = "published-profiles";

    private KeyValueStore<String, ResourceProfile> published;

    @Override
    public void init(FixedKeyProcessorContext<String, ResourceProfile> context) {
        super.init(context);
        published = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, ResourceProfile> record) {
        ResourceProfile before = published.get(record.key());
        ResourceProfile after = update(before, record.value());
        if (!Objects.equals(withoutUpdate(before), withoutUpdate(after))) {
            published.put(record.key(), after);
            context().forward(record.withValue(after));
        }
    }

    private static @Nullable ResourceProfile update(
            @Nullable ResourceProfile before, @Nullable ResourceProfile profile) {
        if (profile == null || !isPublic(profile)) {
            return null;
        }
        ResourceStatistics known = before == null ? Statistics.none() : before.getStatistics();
        ProfileUpdate cause = profile.getLastChange();
        ProfileUpdate update = new ProfileUpdate(
                cause == null ? null : cause.getResultId(),
                cause == null ? null : cause.getObjectPath(),
                Statistics.difference(profile.getStatistics(), known));
        return ResourceProfile.newBuilder(profile).setLastChange(update).build();
    }

    /** Whether there is anything to show: results, or a user's settings on a bucket that exists. */
    private static boolean isPublic(ResourceProfile profile) {
        return Profile.hasResults(profile)
                || (profile.getSensitivityScoreOverridden() != null && profile.getBucket() != null);
    }

    private static @Nullable ResourceProfile withoutUpdate(@Nullable ResourceProfile profile) {
        return profile == null
                ? null
                : ResourceProfile.newBuilder(profile).setLastChange(null).build();
    }

    /** Brings its store along. */
    static final class Supplier implements FixedKeyProcessorSupplier<String, ResourceProfile, ResourceProfile> {

        @Override
        public FixedKeyProcessor<String, ResourceProfile, ResourceProfile> get() {
            return new ChangedProfiles();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.ofProfiles()));
        }
    }
}
