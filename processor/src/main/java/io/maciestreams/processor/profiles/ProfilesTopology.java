package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** From classification results, users' settings and buckets to the live profile of each bucket, and what follows from it. */
public final class ProfilesTopology {

    static final String PROFILES = "profiles";

    private static final String UNKNOWN_BUCKET = "unknown/";

    private ProfilesTopology() {}

    /**
     * Builds the topology.
     *
     * @param grace for how long our profile may differ from Macie's before that is a difference
     */
    public static Topology build(AvroSerdes serdes, Duration grace) {
        StreamsBuilder builder = new StreamsBuilder();
        Set<StoreBuilder<?>> stores = ObjectStores.all();
        KStream<String, BucketMetadata> buckets = builder.stream(
                Topics.BUCKETS.name(),
                Consumed.with(Serdes.String(), serdes.serde(Topics.BUCKETS)).withName("buckets"));
        KStream<String, ProfileSettings> settings = builder.stream(
                Topics.PROFILE_SETTINGS.name(),
                Consumed.with(Serdes.String(), serdes.serde(Topics.PROFILE_SETTINGS))
                        .withName("profile-settings"));
        KStream<String, ResourceProfile> sums = objects(builder, serdes, stores)
                .merge(
                        settings.mapValues(SettingsChange::of, Named.as("settings-changes")),
                        Named.as("objects-and-settings"))
                .merge(
                        buckets.processValues(new BucketChanges.Supplier(stores), Named.as("bucket-changes")),
                        Named.as("inputs"))
                .groupByKey(Grouped.as("by-bucket"))
                .aggregate(Profile::empty, Profile::apply, Named.as("sum-of-inputs"), profiles())
                .toStream(Named.as("sums"));
        KStream<String, ResourceProfile> profiles = profiles(sums, serdes);
        BucketStatisticsTopology.add(buckets, profiles, serdes);
        builder.addStateStore(Reconciliations.store());
        reconciliations(profiles, settings, new Reconciler(grace), serdes);
        artifacts(sums, serdes);
        return builder.build();
    }

    private static KStream<String, ResourceProfile> profiles(KStream<String, ResourceProfile> sums, AvroSerdes serdes) {
        KStream<String, ResourceProfile> changed = sums.mapValues(
                        ProfilesTopology::complete, Named.as("complete-profiles"))
                .processValues(new ChangedProfiles.Supplier(), Named.as("changed-profiles"));
        changed.to(
                Topics.RESOURCE_PROFILES.name(),
                Produced.with(Serdes.String(), serdes.serde(Topics.RESOURCE_PROFILES))
                        .withName("resource-profiles"));
        return changed;
    }

    private static void artifacts(KStream<String, ResourceProfile> sums, AvroSerdes serdes) {
        sums.processValues(new ChangedArtifacts.Supplier(), Named.as("changed-artifacts"), ObjectStores.ARTIFACTS)
                .to(
                        Topics.PROFILE_ARTIFACTS.name(),
                        Produced.with(Serdes.String(), serdes.serde(Topics.PROFILE_ARTIFACTS))
                                .withName("profile-artifacts"));
    }

    private static KStream<String, ProfileInput> objects(
            StreamsBuilder builder, AvroSerdes serdes, Set<StoreBuilder<?>> stores) {
        return builder.stream(
                        Topics.CLASSIFICATION_RESULTS.name(),
                        Consumed.with(Serdes.String(), serdes.serde(Topics.CLASSIFICATION_RESULTS))
                                .withName("classification-results"))
                .filter(ProfilesTopology::hasBucket, Named.as("of-known-buckets"))
                .filterNot((bucketArn, result) -> Contribution.isMemberOfArchive(result), Named.as("whole-objects"))
                .processValues(new ObjectChanges.Supplier(stores), Named.as("object-changes"));
    }

    private static void reconciliations(
            KStream<String, ResourceProfile> profiles,
            KStream<String, ProfileSettings> settings,
            Reconciler reconciler,
            AvroSerdes serdes) {
        profiles.mapValues(Reconciliations.Side::ours, Named.as("our-side"))
                .merge(
                        settings.filter((bucketArn, set) -> bucketArn != null, Named.as("settings-with-key"))
                                .mapValues(Reconciliations.Side::macies, Named.as("macies-side")),
                        Named.as("both-sides"))
                .process(() -> new Reconciliations(reconciler), Named.as("compared"), Reconciliations.STORE)
                .to(
                        Topics.RECONCILIATION.name(),
                        Produced.with(Serdes.String(), serdes.serde(Topics.RECONCILIATION))
                                .withName("reconciliation"));
    }

    private static boolean hasBucket(@Nullable String key, @Nullable DataClassificationResult result) {
        return result != null && (key == null || !key.startsWith(UNKNOWN_BUCKET));
    }

    private static @Nullable ResourceProfile complete(@Nullable ResourceProfile sums) {
        return sums == null ? null : CompleteProfile.of(sums);
    }

    // The cache gives one update for each bucket and commit, inside the commit's transaction.
    private static Materialized<String, ResourceProfile, KeyValueStore<Bytes, byte[]>> profiles() {
        return Materialized.<String, ResourceProfile, KeyValueStore<Bytes, byte[]>>as(PROFILES)
                .withKeySerde(Serdes.String())
                .withValueSerde(StateSerde.ofProfiles())
                .withCachingEnabled();
    }
}
