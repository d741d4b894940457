package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** S3 in memory: pages of two, and an entity tag that is new with every write. */
final class TestingBucket implements ResultBucket {

    private static final int PAGE = 2;

    final List<String> opened = new ArrayList<>();
    final List<String> listed = new ArrayList<>();
    private final Map<String, NavigableMap<String, Stored>> buckets = new HashMap<>();
    private final Clock clock;
    private int writes;
    private int connectionBreaksAfter = Integer.MAX_VALUE;
    private @Nullable String denied;
    private boolean standingStill;
    int open;

    TestingBucket(Clock clock) {
        this.clock = clock;
    }

    void put(String bucket, String key, byte[] content) {
        put(bucket, key, content, clock.instant());
    }

    void put(String bucket, String key, byte[] content, Instant lastModified) {
        objects(bucket).put(key, new Stored(new ResultFile(key, "e" + writes++, lastModified), content));
    }

    void delete(String bucket, String key) {
        objects(bucket).remove(key);
    }

    /** Refuses everything that concerns a bucket; null refuses nothing. */
    void deny(@Nullable String bucket) {
        denied = bucket;
    }

    /** Lists the first page of each folder for ever. */
    void standStill() {
        standingStill = true;
    }

    /** Lets the next file break off after so many bytes. */
    void breakConnectionAfter(int bytes) {
        connectionBreaksAfter = bytes;
    }

    @Override
    public FolderPage folders(S3Destination place, String folder, @Nullable String token) throws MacieException {
        List<String> folders = keys(place, folder).stream()
                .map(key -> key.substring(0, key.indexOf('/', folder.length()) + 1))
                .filter(found -> found.length() > folder.length())
                .distinct()
                .toList();
        int start = token == null ? 0 : Integer.parseInt(token);
        int end = Math.min(start + PAGE, folders.size());
        return new FolderPage(
                folders.subList(start, end), end < folders.size() ? String.valueOf(end) : null, clock.instant());
    }

    @Override
    public FilePage files(S3Destination place, String folder, @Nullable String after) throws MacieException {
        listed.add(folder);
        List<ResultFile> files = keys(place, folder).stream()
                .filter(key -> after == null || standingStill || key.compareTo(after) > 0)
                .map(key -> Objects.requireNonNull(
                                objects(place.getBucketName()).get(key))
                        .file())
                .toList();
        return new FilePage(files.subList(0, Math.min(PAGE, files.size())), files.size() <= PAGE);
    }

    @Override
    public InputStream open(S3Destination place, ResultFile file) throws UnreadableFileException {
        Stored stored = objects(place.getBucketName()).get(file.key());
        if (stored == null || !stored.file().eTag().equals(file.eTag())) {
            throw new UnreadableFileException("the file is gone", new IOException("412"));
        }
        opened.add(file.key());
        open++;
        int breakAfter = connectionBreaksAfter;
        connectionBreaksAfter = Integer.MAX_VALUE;
        return new Content(stored.content(), breakAfter);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private List<String> keys(S3Destination place, String folder) throws MacieException {
        if (place.getBucketName().equals(denied)) {
            throw new MacieException("ListObjectsV2 of s3://" + denied, "S3 denies access", null);
        }
        return objects(place.getBucketName()).keySet().stream()
                .filter(key -> key.startsWith(folder))
                .toList();
    }

    private NavigableMap<String, Stored> objects(String bucket) {
        return buckets.computeIfAbsent(bucket, name -> new TreeMap<>());
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Stored(ResultFile file, byte[] content) {}

    private final class Content extends FilterInputStream {

        private int left;

        Content(byte[] content, int left) {
            super(new ByteArrayInputStream(content));
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            spend(0);
            int count = super.read(bytes, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            open--;
            super.close();
        }

        private void spend(int bytes) throws ConnectionLostException {
            if (left <= 0) {
                throw new ConnectionLostException(new IOException("reset"));
            }
            left -= bytes;
        }
    }
}
