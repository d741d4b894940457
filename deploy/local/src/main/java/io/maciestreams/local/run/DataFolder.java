package io.maciestreams.local.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a run's data, and of the account that it began with. */
record DataFolder(Path path, boolean temporary) implements AutoCloseable {

    /** Opens {@code folder}, or a new temporary one that goes away on close unless it is to be kept. */
    static DataFolder open(@Nullable Path folder, boolean keep) throws IOException {
        if (folder == null) {
            return new DataFolder(Files.createTempDirectory("macie-streams-"), !keep);
        }
        return new DataFolder(Files.createDirectories(folder).toAbsolutePath(), false);
    }

    /**
     * The account that this folder belongs to: a new one, or the one it began with.
     *
     * @throws UsageException where the folder began with another account
     */
    AccountSpec account(long seed, int objects, int malformedFindings) throws IOException, UsageException {
        Path file = path.resolve("account.properties");
        if (!Files.exists(file)) {
            AccountSpec account = new AccountSpec(
                    seed, objects, malformedFindings, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            try (Writer writer = Files.newBufferedWriter(file)) {
                account.toProperties().store(writer, "The simulated account of this folder");
            }
            return account;
        }
        AccountSpec account = read(file);
        if (!account.hasSizeOf(seed, objects, malformedFindings)) {
            throw new UsageException(("%s holds the account of --seed %d --objects %d --malformed-findings %d:"
                            + " use these, or another folder")
                    .formatted(path, account.seed(), account.objects(), account.malformedFindings()));
        }
        return account;
    }

    private static AccountSpec read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return AccountSpec.from(properties);
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

    @Override
    public void close() throws IOException {
        if (!temporary) {
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
