package io.maciestreams.service;

/** Something that runs until it is closed. */
public interface Service extends AutoCloseable {

    /** Works until {@link #close()} is called; any exception means that the service could not go on. */
    void run() throws Exception;

    /** Asks {@link #run()} to come to its end; may be called from another thread, and more than once. */
    @Override
    void close();
}
