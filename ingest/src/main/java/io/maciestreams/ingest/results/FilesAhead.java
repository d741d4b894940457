package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the next small files while others are read: most of the time that a small file takes is that until S3 answers. */
final class FilesAhead {

    /** As many of {@link #MOST_BYTES} are in memory, beside the line that is being read. */
    static final int MOST_FILES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(FilesAhead.class);
    private static final int MOST_BYTES = 256 * 1024;

    private final Source source;
    private final Map<Place, FutureTask<Optional<byte[]>>> fetches = new HashMap<>();

    /** Opens a file in S3. */
    interface Source {
        InputStream open(S3Destination place, ResultFile file) throws MacieException, UnreadableFileException;
    }

    private record Place(String bucket, ResultFile file) {}

    FilesAhead(Source source) {
        this.source = source;
    }

    /** Fetches these files, and forgets those that were to be read before and are not among them. */
    void expect(S3Destination place, List<ResultFile> next) {
        List<Place> expected = next.stream()
                .map(file -> new Place(place.getBucketName(), file))
                .toList();
        fetches.keySet().retainAll(expected);
        expected.forEach(each -> fetches.computeIfAbsent(each, absent -> start(place, each.file())));
    }

    /** The content of a file that was fetched; empty where it has to be opened. */
    Optional<byte[]> take(S3Destination place, ResultFile file) {
        FutureTask<Optional<byte[]>> fetch = fetches.remove(new Place(place.getBucketName(), file));
        try {
            return fetch == null ? Optional.empty() : fetch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A file could not be fetched", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a file was fetched", e);
        }
    }

    private FutureTask<Optional<byte[]>> start(S3Destination place, ResultFile file) {
        FutureTask<Optional<byte[]>> fetch = new FutureTask<>(() -> fetch(place, file));
        Thread thread = new Thread(fetch, "fetching");
        thread.setDaemon(true);
        thread.start();
        return fetch;
    }

    // What goes wrong here is met again, and told, when the file is opened.
    private Optional<byte[]> fetch(S3Destination place, ResultFile file) {
        try (InputStream content = source.open(place, file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (MacieException | UnreadableFileException | IOException e) {
            LOG.debug("{} could not be fetched ahead", file.key(), e);
            return Optional.empty();
        }
    }
}
