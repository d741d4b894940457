package io.maciestreams.ingest.publish;

/** Where feeds put what they have read. */
public interface Outbox {

    /** Publishes a batch wholly or not at all; when this returns, it is committed. */
    void publish(Batch batch);
}
