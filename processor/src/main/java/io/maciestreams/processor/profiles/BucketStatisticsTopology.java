package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketStatistics;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** From buckets and their profiles to statistics over all buckets of an account and Region: the only way that changes keys. */
final class BucketStatisticsTopology {

    private BucketStatisticsTopology() {}

    static void add(
            KStream<String, BucketMetadata> buckets,
            KStream<String, ResourceProfile> profiles,
            AvroSerdes serdes,
            ProfileOutputs outputs) {
        KTable<String, Integer> scores = profiles.mapValues(BucketStatisticsTopology::score, Named.as("score"))
                .toTable(
                        Named.as("latest-scores"),
                        Materialized.<String, Integer, KeyValueStore<Bytes, byte[]>>as("scores")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Integer())
                                .withCachingDisabled());
        buckets.filter((bucketArn, bucket) -> bucketArn != null, Named.as("buckets-with-key"))
                .toTable(Named.as("latest-buckets"), buckets())
                .leftJoin(scores, BucketShare::of, Named.as("bucket-shares"))
                .groupBy(
                        (bucketArn, share) -> KeyValue.pair(share.getMacieAccountId() + "/" + share.getRegion(), share),
                        Grouped.with("by-account-and-region", Serdes.String(), shares()))
                .aggregate(
                        BucketSums::none,
                        (shard, share, sums) -> BucketSums.add(sums, share),
                        (shard, share, sums) -> BucketSums.subtract(sums, share),
                        Named.as("sum-of-buckets"),
                        sums())
                .toStream(Named.as("statistics"))
                .to(
                        outputs.name(Topics.BUCKET_STATISTICS),
                        outputs.produced(Topics.BUCKET_STATISTICS, serdes).withName("bucket-statistics"));
    }

    private static @Nullable Integer score(@Nullable ResourceProfile profile) {
        return profile == null ? null : profile.getSensitivityScore();
    }

    private static Materialized<String, BucketMetadata, KeyValueStore<Bytes, byte[]>> buckets() {
        return Materialized.<String, BucketMetadata, KeyValueStore<Bytes, byte[]>>as("latest-buckets")
                .withKeySerde(Serdes.String())
                .withValueSerde(StateSerde.of(BucketMetadata.class))
                .withCachingDisabled();
    }

    private static Materialized<String, BucketStatistics, KeyValueStore<Bytes, byte[]>> sums() {
        return Materialized.<String, BucketStatistics, KeyValueStore<Bytes, byte[]>>as("sums-of-buckets")
                .withKeySerde(Serdes.String())
                .withValueSerde(shares())
                .withCachingEnabled();
    }

    private static StateSerde<BucketStatistics> shares() {
        return StateSerde.of(BucketStatistics.class);
    }
}
