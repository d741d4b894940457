package io.maciestreams.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checkout of this project, in which the programs of the stack were built. */
public record Checkout(Path home) {
    static final String HOME_PROPERTY = "macie-streams.home";

    public Checkout {
        home = home.toAbsolutePath().normalize();
        if (!isCheckout(home)) {
            throw new StackException(home + " is not a checkout of Macie Streams: it has no deploy/local");
        }
    }

    /** The folder that the system property macie-streams.home names, else the nearest checkout above the working directory. */
    public static Checkout find() {
        String home = System.getProperty(HOME_PROPERTY);
        return home != null ? new Checkout(Path.of(home)) : above(Path.of("").toAbsolutePath());
    }

    static Checkout above(Path folder) {
        for (@Nullable Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (isCheckout(candidate)) {
                return new Checkout(candidate);
            }
        }
        throw new StackException(
                "No checkout of Macie Streams at or above " + folder + ": start there, or set -D" + HOME_PROPERTY);
    }

    private static boolean isCheckout(Path folder) {
        return Files.isDirectory(folder.resolve("deploy/local"));
    }
}
