package io.maciestreams.simulator.results;

/** Where result files go: S3. */
public interface ResultStore extends AutoCloseable {

    /**
     * Writes an object as the configuration says, over one that is there.
     *
     * @throws ResultStoreException if it is not written
     */
    void put(ExportConfiguration destination, String key, byte[] content);

    @Override
    void close();
}
