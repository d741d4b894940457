package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.results.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A place that holds files: a folder, or a prefix in S3. */
public interface ReplayFiles extends AutoCloseable {

    /** All files, at any depth, in the order of their names. */
    List<ReplayFile> list() throws IOException, MacieException;

    /**
     * The content of a file as it was listed; to be closed.
     *
     * @throws UnreadableFileException where it is gone, replaced or archived
     */
    InputStream open(ReplayFile file) throws IOException, MacieException, UnreadableFileException;

    @Override
    void close();
}
