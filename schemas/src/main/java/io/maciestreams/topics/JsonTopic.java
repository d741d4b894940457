package io.maciestreams.topics;

import io.maciestreams.topics.Topic.Cleanup;
import io.maciestreams.topics.Topic.Partitions;
import java.util.Objects;

/**
 * A topic whose values are JSON documents in UTF-8, in a form that others define: it has no subject in the registry, and a
 * reader needs none.
 */
public record JsonTopic(String name, Partitions partitions, Cleanup cleanup) implements PublicTopic {

    public JsonTopic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(partitions);
        Objects.requireNonNull(cleanup);
    }
}
