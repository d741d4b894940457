package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSources;
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
        ResourceProfile after = record.value() != null && isPublic(record.value()) ? record.value() : null;
        ProfileUpdate update = after == null ? null : update(before, after);
        ProfileSources sources = after == null ? null : after.getSources();
        // Nobody else holds either profile, so how they came about, which is not compared, need not be left out of
        // copies.
        setOrigin(before, null, null);
        setOrigin(after, null, null);
        if (!Objects.equals(before, after)) {
            setOrigin(after, update, sources);
            published.put(record.key(), after);
            context().forward(record.withValue(after));
        }
    }

    private static ProfileUpdate update(@Nullable ResourceProfile before, ResourceProfile profile) {
        ResourceStatistics known = before == null ? Statistics.none() : before.getStatistics();
        ProfileUpdate cause = profile.getLastChange();
        return new ProfileUpdate(
                cause == null ? null : cause.getResultId(),
                cause == null ? null : cause.getObjectPath(),
                Statistics.difference(profile.getStatistics(), known));
    }

    private static void setOrigin(
            @Nullable ResourceProfile profile, @Nullable ProfileUpdate update, @Nullable ProfileSources sources) {
        if (profile != null) {
            profile.setLastChange(update);
            profile.setSources(sources);
        }
    }

    /** Whether there is anything to show: results, or a user's settings on a bucket that exists. */
    private static boolean isPublic(ResourceProfile profile) {
        return Profile.hasResults(profile)
                || (profile.getSensitivityScoreOverridden() != null && profile.getBucket() != null);
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
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.of(ResourceProfile.class)));
        }
    }
}
