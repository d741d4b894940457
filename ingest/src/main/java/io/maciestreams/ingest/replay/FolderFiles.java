package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.results.UnreadableFileException;
import io.maciestreams.service.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder of this machine, or a single one. */
final class FolderFiles implements ReplayFiles {

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public List<ReplayFile> list() throws IOException {
        if (!Files.exists(folder)) {
            throw new ServiceException("There is no " + folder + " to replay from");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(FolderFiles::describe)
                    .sorted(Comparator.comparing(ReplayFile::name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public InputStream open(ReplayFile file) throws IOException, UnreadableFileException {
        try {
            return Files.newInputStream(Path.of(file.name()));
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException("the file was deleted", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open between files.
    }

    private static ReplayFile describe(Path file) {
        try {
            String version = Files.getLastModifiedTime(file).toMillis() + "-" + Files.size(file);
            return new ReplayFile(file.toString(), version, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
