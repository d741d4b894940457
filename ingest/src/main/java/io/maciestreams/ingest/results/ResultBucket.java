package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and opens what Macie wrote to S3; all methods fail with one line that names the bucket and what is missing. */
public interface ResultBucket extends AutoCloseable {

    /**
     * The folders directly below a folder.
     *
     * @param token null for the first page
     */
    FolderPage folders(S3Destination place, String folder, @Nullable String token) throws MacieException;

    /**
     * The files of a folder, at any depth.
     *
     * @param after only those behind this key; null for all
     */
    FilePage files(S3Destination place, String folder, @Nullable String after) throws MacieException;

    /**
     * The content of a file, as it was listed: throws a {@link ConnectionLostException} where S3 does not go on. To be
     * closed, also before its end.
     *
     * @throws UnreadableFileException where it is gone, replaced or archived
     */
    InputStream open(S3Destination place, ResultFile file) throws MacieException, UnreadableFileException;

    /** Says which files will be opened next, so that they may be fetched ahead. */
    default void expect(S3Destination place, List<ResultFile> next) {}

    @Override
    void close();
}
