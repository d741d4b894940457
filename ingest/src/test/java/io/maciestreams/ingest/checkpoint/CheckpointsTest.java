package io.maciestreams.ingest.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.macie.Shard;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final CheckpointKey FINDINGS = new CheckpointKey(SHARD, "findings");
    private static final CheckpointKey OTHER_REGION =
            new CheckpointKey(new Shard("111122223333", "us-east-2"), "findings");

    @Test
    void keysAreAccountRegionFeedAndPart() {
        assertThat(FINDINGS.cursor()).isEqualTo("111122223333/us-east-1/findings/cursor");
        assertThat(FINDINGS.seen(12)).isEqualTo("111122223333/us-east-1/findings/seen-12");
    }

    @Test
    void aShardAlwaysHasTheSamePartition() {
        assertThat(CheckpointKey.partition(SHARD, 12)).isEqualTo(9);
        assertThat(CheckpointKey.partition(SHARD, 1)).isZero();
    }

    @Test
    void shardsSpreadOverAllPartitions() {
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> new Shard(String.valueOf(100_000_000_000L + i), "eu-west-1"))
                        .map(shard -> CheckpointKey.partition(shard, 12))
                        .distinct())
                .hasSize(12);
    }

    @Test
    void findsThePartsOfOneFeedOnly() {
        IngestCheckpoint value = IngestCheckpoint.newBuilder().build();
        Checkpoints checkpoints = new Checkpoints(Map.of(
                FINDINGS.cursor(), value,
                FINDINGS.seen(3), value,
                FINDINGS.seen(20), value,
                OTHER_REGION.seen(4), value));

        assertThat(checkpoints.cursor(FINDINGS)).contains(value);
        assertThat(checkpoints.seen(FINDINGS)).containsOnlyKeys(3, 20);
        assertThat(checkpoints.cursor(OTHER_REGION)).isEmpty();
    }

    @Test
    void findsAllPartsOfOneFeedByTheirNames() {
        CheckpointKey buckets = new CheckpointKey(SHARD, "buckets");
        IngestCheckpoint value = IngestCheckpoint.newBuilder().build();
        Checkpoints checkpoints = new Checkpoints(Map.of(
                buckets.cursor(), value,
                buckets.part("bucket-arn:aws:s3:::b/c"), value,
                FINDINGS.seen(3), value));

        assertThat(checkpoints.partsOf(buckets)).containsOnlyKeys("bucket-arn:aws:s3:::b/c");
    }
}
