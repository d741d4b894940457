package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.results.ConnectionLostException;
import io.maciestreams.ingest.results.UnreadableFileException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents of all files of a place, file after file. */
final class FileSource implements ReplaySource {

    private static final byte[] NOTHING = {};

    private final ReplayFiles files;
    private final FileForm form;
    private final List<ReplayFile> listed;
    private final long bytes;
    private int index = -1;
    private long bytesBefore;
    private @Nullable FileContent content;
    private @Nullable DocumentReader reader;
    private long number;
    private @Nullable Candidate candidate;

    private FileSource(ReplayFiles files, FileForm form, List<ReplayFile> listed) {
        this.files = files;
        this.form = form;
        this.listed = listed;
        this.bytes = listed.stream().mapToLong(ReplayFile::bytes).sum();
    }

    /**
     * Lists the files, and goes to a position among them.
     *
     * @param from null for the beginning
     */
    static FileSource open(ReplayFiles files, FileForm form, @Nullable Position from)
            throws IOException, MacieException {
        FileSource source = new FileSource(files, form, files.list());
        if (from != null) {
            source.goTo(from);
        }
        return source;
    }

    private void goTo(Position from) throws IOException, MacieException {
        while (index + 1 < listed.size() && listed.get(index + 1).name().compareTo(from.part()) < 0) {
            index++;
            bytesBefore += file().bytes();
        }
        if (index + 1 < listed.size() && isSame(listed.get(index + 1), from)) {
            while (number < from.number() && next()) {
                // Passes over what has been sent.
            }
        }
    }

    private static boolean isSame(ReplayFile file, Position from) {
        return file.name().equals(from.part()) && file.version().equals(from.version());
    }

    @Override
    public boolean next() throws IOException, MacieException {
        while (reader != null || index + 1 < listed.size()) {
            if (reader == null) {
                index++;
                number = 0;
            }
            candidate = read();
            if (candidate != null) {
                number++;
                return true;
            }
            bytesBefore += file().bytes();
        }
        return false;
    }

    // Null where the file has come to its end.
    private @Nullable Candidate read() throws IOException, MacieException {
        try {
            Candidate next = open().next();
            if (next == null) {
                Objects.requireNonNull(content).requireEnd();
                letGo();
            }
            return next instanceof Candidate.Unusable unusable
                    ? new Candidate.Unusable(file().name() + "#" + (number + 1), unusable.reason(), unusable.payload())
                    : next;
        } catch (UnreadableFileException e) {
            return unreadable(e.reason());
        } catch (ConnectionLostException e) {
            throw new MacieException("GetObject of " + file().name(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            return unreadable("the file is no gzip, or cut off, after document " + number + ": " + e.getMessage());
        }
    }

    private DocumentReader open() throws IOException, MacieException, UnreadableFileException {
        DocumentReader current = reader;
        if (current == null) {
            content = new FileContent(files.open(file()));
            current = form.reader(file().name(), content.stream());
            reader = current;
        }
        return current;
    }

    // Nothing more can be read of it: the next document is of the next file.
    private Candidate unreadable(String reason) {
        letGo();
        bytesBefore += file().bytes();
        return new Candidate.Unusable(file().name(), reason, NOTHING);
    }

    @Override
    public Candidate candidate() {
        return Objects.requireNonNull(candidate, "next() has found one");
    }

    @Override
    public Position position() {
        return new Position(file().name(), file().version(), number);
    }

    @Override
    public Double progress() {
        long read = bytesBefore + (content == null ? 0 : content.bytesRead());
        return bytes == 0 ? 1.0 : (double) Math.min(read, bytes) / bytes;
    }

    @Override
    public void close() {
        letGo();
        files.close();
    }

    private ReplayFile file() {
        return listed.get(index);
    }

    private void letGo() {
        FileContent open = content;
        content = null;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
