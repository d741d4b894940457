package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The folder in which one stack keeps its data, settings and logs, held by at most one stack at a time. */
final class StackDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private StackDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static StackDirectory claim(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        requireUsableName(root);
        try {
            Files.createDirectories(root);
            return new StackDirectory(root, lock(root));
        } catch (IOException e) {
            throw new StackException("The folder " + root + " cannot be used: " + e, e);
        }
    }

    /** Kafka separates folders by commas, and H2 its settings by semicolons. */
    private static void requireUsableName(Path root) {
        if (root.toString().matches(".*[,;].*")) {
            throw new StackException("The folder " + root + " cannot be used: its name has a comma or a semicolon");
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("stack.lock"), CREATE, READ, WRITE);
        if (!tryLock(channel)) {
            String holder = UTF_8.decode(read(channel)).toString();
            channel.close();
            throw new StackException("The folder " + root + " is in use by another stack (process " + holder
                    + "): stop that one, or take another folder");
        }
        channel.truncate(0)
                .write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    private static ByteBuffer read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        return content.flip();
    }

    Path root() {
        return root;
    }

    Path kafka() {
        return folder("kafka");
    }

    Path registry() {
        return folder("registry");
    }

    Path s3() {
        return folder("s3");
    }

    Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    Path settings(String name) {
        return folder("settings").resolve(name);
    }

    /** Copies a settings file of this package beside the data, where the child processes can read it. */
    Path copiedSettings(String resource) {
        Path file = settings(resource);
        try (@Nullable InputStream content = StackDirectory.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new StackException("Cannot write " + file + ": " + e, e);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new StackException("Cannot create the folder " + root.resolve(name) + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StackException("Cannot release the folder " + root + ": " + e, e);
        }
    }
}
