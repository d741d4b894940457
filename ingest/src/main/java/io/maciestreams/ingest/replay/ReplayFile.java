package io.maciestreams.ingest.replay;

import java.util.Objects;

/**
 * A file to replay.
 *
 * @param name path, or {@code s3://bucket/key}
 * @param version another one for another content
 */
public record ReplayFile(String name, String version, long bytes) {

    public ReplayFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
    }
}
