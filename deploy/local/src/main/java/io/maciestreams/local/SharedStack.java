package io.maciestreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stack that all tests of this JVM share: it starts with the first that asks for it and ends with the JVM. */
public final class SharedStack {
    private static final Stack STACK = Stack.start(folder());

    private SharedStack() {}

    /** As the tests before have left it; its folder is below the target folder of their module. */
    public static Stack get() {
        return STACK;
    }

    /** Without topics and groups; schemas and objects in S3 are those of the tests before, too. */
    public static Stack emptied() {
        STACK.deleteTopicsAndGroups();
        return STACK;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stack-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
