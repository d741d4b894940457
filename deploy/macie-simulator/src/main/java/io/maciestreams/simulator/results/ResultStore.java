package io.maciestreams.simulator.results;

/** Where result files go: S3. */
public interface ResultStore extends AutoCloseable {

    /**
     * Writes an object as the configuration says, over one that is there.
     *
     * @throws ResultStoreException if it is not written
     */
    void put(ExportConfiguration destination, String key, byte[] content);

    /**
     * Writes an object as the configuration says, unless there is one already: Macie writes a result once, and a
     * simulator that is started again would write it anew.
     *
     * @throws ResultStoreException if it is not there then
     */
    void putOnce(ExportConfiguration destination, String key, byte[] content);

    @Override
    void close();
}
