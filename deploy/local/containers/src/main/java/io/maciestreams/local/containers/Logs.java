package io.maciestreams.local.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.maciestreams.local.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** The folder with one log for each container and each program beside them. */
record Logs(Path folder) {

    static Logs in(Path directory) {
        try {
            return new Logs(Files.createDirectories(
                    directory.toAbsolutePath().normalize().resolve("logs")));
        } catch (IOException e) {
            throw new StackException("The folder " + directory + " cannot be used: " + e, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name + ".log");
    }

    /** Appends what a container prints to its log. */
    Consumer<OutputFrame> consumer(String name) {
        return frame -> append(file(name), frame.getUtf8String());
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8, CREATE, APPEND);
        } catch (NoSuchFileException closed) {
            // A container's last words may come when its stack has been closed and the folder removed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
