package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The states of things that one transaction published, and the newest change time among them. */
public record SeenPart(List<StateHash> hashes, Instant through) {

    public SeenPart {
        hashes = List.copyOf(hashes);
        Objects.requireNonNull(through);
    }

    public static SeenPart of(Collection<StateHash> hashes, Instant through) {
        return new SeenPart(List.copyOf(hashes), through);
    }

    public static SeenPart of(IngestCheckpoint checkpoint) {
        ByteBuffer bytes = checkpoint.getSeen().duplicate();
        List<StateHash> hashes = new ArrayList<>(bytes.remaining() / StateHash.BYTES);
        while (bytes.hasRemaining()) {
            hashes.add(StateHash.read(bytes));
        }
        return new SeenPart(hashes, Objects.requireNonNull(checkpoint.getSeenThrough()));
    }

    public IngestCheckpoint toCheckpoint() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * StateHash.BYTES);
        hashes.forEach(hash -> hash.write(bytes));
        return IngestCheckpoint.newBuilder()
                .setSeen(bytes.flip())
                .setSeenThrough(through)
                .build();
    }
}
