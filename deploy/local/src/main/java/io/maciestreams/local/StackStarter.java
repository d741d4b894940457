package io.maciestreams.local;

import java.nio.file.Path;

/** Offers one more kind of {@link Stack}; found by {@link java.util.ServiceLoader}, so that nothing here knows what it runs on. */
public interface StackStarter {
    /** The value of the system property that selects it. */
    String kind();

    /** Starts a stack whose logs go to the folder, and returns when all its parts can be used. */
    Stack start(Path directory);
}
