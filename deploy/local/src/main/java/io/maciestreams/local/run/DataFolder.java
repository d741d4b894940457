package io.maciestreams.local.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run's data, and of the account that it began with.
 *
 * @param disposable whether nobody has asked for the folder, so that it can go when all went well
 */
record DataFolder(Path path, boolean disposable) {

    /**
     * Opens {@code folder}, or a new temporary one, disposable unless it is to be kept.
     *
     * @throws UsageException where {@code folder} cannot be a folder
     */
    static DataFolder open(@Nullable Path folder, boolean keep) throws IOException {
        if (folder == null) {
            return new DataFolder(Files.createTempDirectory("macie-streams-"), !keep);
        }
        try {
            return new DataFolder(Files.createDirectories(folder).toAbsolutePath(), false);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--data=%s: it is not a folder".formatted(folder));
        } catch (IOException e) {
            throw new UsageException("--data=%s: it cannot be made (%s)".formatted(folder, e));
        }
    }

    /**
     * The account that this folder belongs to: the one it began with, else {@code wanted}.
     *
     * @throws UsageException where the folder began with another account, or does not say with which
     */
    MacieAccount account(MacieAccount wanted) throws IOException {
        Path file = path.resolve("account.properties");
        if (!Files.exists(file)) {
            try (Writer writer = Files.newBufferedWriter(file)) {
                wanted.toProperties().store(writer, "The account of this folder");
            }
            return wanted;
        }
        MacieAccount account = read(file);
        if (!account.hasOptionsOf(wanted)) {
            throw new UsageException("%s holds the account of %s: use these options, or another folder"
                    .formatted(path, account.options()));
        }
        return account;
    }

    private static MacieAccount read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return MacieAccount.from(properties);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UsageException(
                    "%s does not tell of an account (%s): use another folder".formatted(file, e.getMessage()));
        }
    }

    /** Writes a settings file for a service. */
    Path settingsFile(String service, Properties settings) {
        Path file = path.resolve(service + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "Settings of " + service + " in the local run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Deletes the folder where it is disposable: logs and data of a run that failed are to be looked at first. */
    void dispose() throws IOException {
        if (!disposable) {
            return;
        }
        for (Path file : deepestFirst()) {
            Files.delete(file);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
