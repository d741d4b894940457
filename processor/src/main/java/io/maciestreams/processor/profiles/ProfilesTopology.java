package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.records.ProjectedResults;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** From classification results, users' settings and buckets to the live profile of each bucket, and what follows from it. */
public final class ProfilesTopology {

    /** Topics that it reads. */
    public static final List<Topic<?>> INPUTS =
            List.of(Topics.CLASSIFICATION_RESULTS, Topics.BUCKETS, Topics.PROFILE_SETTINGS);

    /** Store of the times at which buckets were found gone: no input keeps them for ever. */
    public static final String REMOVED_BUCKETS = ObjectStores.REMOVED_BUCKETS;

    /** Store of what is still to be removed; empty but for a while after a bucket was found gone. */
    public static final String REMOVALS = ObjectStores.REMOVALS;

    static final String PROFILES = "profiles";

    private static final String UNKNOWN_BUCKET = "unknown/";

    private ProfilesTopology() {}

    /**
     * Builds the topology.
     *
     * @param set what can be set of it
     */
    public static Topology build(AvroSerdes serdes, ProfilesSettings set) {
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
        KStream<String, ResourceProfile> profiles = profiles(sums, serdes, set);
        BucketStatisticsTopology.add(buckets, profiles, serdes, set.outputs());
        builder.addStateStore(Reconciliations.store());
        reconciliations(profiles, settings, serdes, set);
        artifacts(sums, serdes, set.outputs());
        return builder.build();
    }

    private static KStream<String, ResourceProfile> profiles(
            KStream<String, ResourceProfile> sums, AvroSerdes serdes, ProfilesSettings set) {
        KStream<String, ResourceProfile> changed = sums.mapValues(
                        profile -> complete(profile, set.weights()), Named.as("complete-profiles"))
                .processValues(new ChangedProfiles.Supplier(), Named.as("changed-profiles"));
        changed.to(
                set.outputs().name(Topics.RESOURCE_PROFILES),
                set.outputs().produced(Topics.RESOURCE_PROFILES, serdes).withName("resource-profiles"));
        return changed;
    }

    private static void artifacts(KStream<String, ResourceProfile> sums, AvroSerdes serdes, ProfileOutputs outputs) {
        sums.processValues(
                        ChangedArtifacts::new,
                        Named.as("changed-artifacts"),
                        ObjectStores.ARTIFACTS,
                        ObjectStores.PUBLISHED_ARTIFACTS)
                .to(
                        outputs.name(Topics.PROFILE_ARTIFACTS),
                        outputs.produced(Topics.PROFILE_ARTIFACTS, serdes).withName("profile-artifacts"));
    }

    private static KStream<String, ProfileInput> objects(
            StreamsBuilder builder, AvroSerdes serdes, Set<StoreBuilder<?>> stores) {
        return builder.stream(Topics.CLASSIFICATION_RESULTS.name(), ProjectedResults.consumed(serdes))
                .filter(ProfilesTopology::hasBucket, Named.as("of-known-buckets"))
                .filterNot((bucketArn, result) -> Contribution.isMemberOfArchive(result), Named.as("whole-objects"))
                .processValues(new ObjectChanges.Supplier(stores), Named.as("object-changes"));
    }

    private static void reconciliations(
            KStream<String, ResourceProfile> profiles,
            KStream<String, ProfileSettings> settings,
            AvroSerdes serdes,
            ProfilesSettings set) {
        profiles.mapValues(Reconciliations.Side::ours, Named.as("our-side"))
                .merge(
                        settings.filter((bucketArn, known) -> bucketArn != null, Named.as("settings-with-key"))
                                .mapValues(Reconciliations.Side::macies, Named.as("macies-side")),
                        Named.as("both-sides"))
                .process(
                        () -> new Reconciliations(new Reconciler(set.grace())),
                        Named.as("compared"),
                        Reconciliations.STORE)
                .to(
                        set.outputs().name(Topics.RECONCILIATION),
                        set.outputs().produced(Topics.RECONCILIATION, serdes).withName("reconciliation"));
    }

    private static boolean hasBucket(@Nullable String key, @Nullable DataClassificationResult result) {
        return result != null && (key == null || !key.startsWith(UNKNOWN_BUCKET));
    }

    private static @Nullable ResourceProfile complete(@Nullable ResourceProfile sums, ScoreWeights weights) {
        return sums == null ? null : CompleteProfile.of(sums, weights);
    }

    // The cache gives one update for each bucket and commit, inside the commit's transaction.
    private static Materialized<String, ResourceProfile, KeyValueStore<Bytes, byte[]>> profiles() {
        return Materialized.<String, ResourceProfile, KeyValueStore<Bytes, byte[]>>as(PROFILES)
                .withKeySerde(Serdes.String())
                .withValueSerde(StateSerde.of(ResourceProfile.class))
                .withCachingEnabled();
    }
}
