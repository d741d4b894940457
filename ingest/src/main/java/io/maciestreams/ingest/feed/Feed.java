package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieException;

/** Reads one thing of one shard, pass after pass; used by one thread. */
public interface Feed {

    /** The feed's name in checkpoints and logs. */
    String name();

    /** Whether there is anything that it could read yet; until then it has no turn, and no status. */
    default boolean isReady() {
        return true;
    }

    /**
     * Does the next piece of the pass: reads one page, and publishes it or keeps it for the next ones. Returns whether the pass has come to its end.
     *
     * @throws MacieException where Macie does not answer as it should; the pass is given up, and the next starts from
     *     what has been published
     */
    boolean step() throws MacieException;
}
