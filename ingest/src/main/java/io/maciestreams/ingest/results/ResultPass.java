package io.maciestreams.ingest.results;

import io.maciestreams.avro.IngestCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a destination, and how far it has come; it goes on where it was, also after a restart.
 *
 * @param startedAt by the clock of S3
 * @param nextCursor what the cursor will be after it
 * @param objectKey the file that it has come to; null before the first
 * @param unfinished that file, where it has not been read to its end
 * @param lineCount number of its lines that have been published
 */
record ResultPass(
        Instant startedAt,
        Instant nextCursor,
        @Nullable String objectKey,
        @Nullable ResultFile unfinished,
        long lineCount) {

    ResultPass {
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(nextCursor);
    }

    /**
     * A pass that starts now.
     *
     * @param overlap a file may be shown this much later than the time it bears
     */
    static ResultPass start(Instant now, Duration overlap, @Nullable Instant cursor) {
        Instant next = now.minus(overlap);
        return new ResultPass(now, cursor != null && cursor.isAfter(next) ? cursor : next, null, null, 0);
    }

    static @Nullable ResultPass of(IngestCheckpoint checkpoint) {
        if (checkpoint.getPassStartedAt() == null) {
            return null;
        }
        return new ResultPass(
                checkpoint.getPassStartedAt(),
                Objects.requireNonNull(checkpoint.getNextCursor()),
                checkpoint.getObjectKey(),
                unfinished(checkpoint),
                Objects.requireNonNullElse(checkpoint.getLineCount(), 0L));
    }

    ResultPass at(ResultFile file, long lines) {
        return new ResultPass(startedAt, nextCursor, file.key(), file, lines);
    }

    ResultPass behind(ResultFile file) {
        return new ResultPass(startedAt, nextCursor, file.key(), null, 0);
    }

    /** Whether all of a folder lies before the file that the pass has come to. */
    boolean isBehind(String folder) {
        return objectKey != null && folder.compareTo(objectKey) < 0 && !objectKey.startsWith(folder);
    }

    IngestCheckpoint.Builder addTo(IngestCheckpoint.Builder checkpoint) {
        checkpoint.setPassStartedAt(startedAt).setNextCursor(nextCursor).setObjectKey(objectKey);
        return unfinished == null
                ? checkpoint
                : checkpoint
                        .setETag(unfinished.eTag())
                        .setLastModified(unfinished.lastModified())
                        .setLineCount(lineCount);
    }

    private static @Nullable ResultFile unfinished(IngestCheckpoint checkpoint) {
        return checkpoint.getETag() == null
                ? null
                : new ResultFile(checkpoint.getObjectKey(), checkpoint.getETag(), checkpoint.getLastModified());
    }
}
