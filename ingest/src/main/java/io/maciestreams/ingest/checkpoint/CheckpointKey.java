package io.maciestreams.ingest.checkpoint;

import io.maciestreams.ingest.macie.Shard;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names one feed of a shard in {@code macie.ingest-checkpoints}: keys are {@code account/Region/feed/part}. */
public record CheckpointKey(Shard shard, String feed) {

    private static final String CURSOR = "cursor";
    private static final String SEEN = "seen-";

    /** Key of the part that holds how far the feed has come. */
    public String cursor() {
        return prefix() + CURSOR;
    }

    /** Key of the part that holds the {@code number}th set of hashes. */
    public String seen(int number) {
        return prefix() + SEEN + number;
    }

    /** Key of any other part. */
    public String part(String name) {
        return prefix() + name;
    }

    /**
     * Partition of all checkpoints of a shard: CRC-32 of {@code account/Region} in UTF-8, modulo the number of
     * partitions. A part of the contract: with another function, a shard would not find its checkpoints again.
     */
    public static int partition(Shard shard, int partitions) {
        return partition(shard.toString(), partitions);
    }

    /** The same for the checkpoints of anything else that has a name. */
    public static int partition(String owner, int partitions) {
        CRC32 crc = new CRC32();
        crc.update(owner.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % partitions);
    }

    String seenPrefix() {
        return prefix() + SEEN;
    }

    String prefix() {
        return shard + "/" + feed + "/";
    }
}
