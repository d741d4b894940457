package io.maciestreams.simulator.results;

import org.jspecify.annotations.Nullable;

/** Where in S3 an account's results go. */
public record ResultsBucket(String name, @Nullable String keyPrefix) {

    /** The key of something that Macie writes: prefix and path are joined by one slash. */
    public String key(String path) {
        if (keyPrefix == null || keyPrefix.isEmpty()) {
            return path;
        }
        return keyPrefix.endsWith("/") ? keyPrefix + path : keyPrefix + "/" + path;
    }

    public String uri(String path) {
        return "s3://" + name + "/" + key(path);
    }
}
