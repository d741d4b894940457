package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through the folders of a destination, page after page, in the order of the keys, from where the pass has come to. */
final class FileWalk {

    private final ResultBucket bucket;
    private final S3Destination place;
    private final JobFolders jobs;
    private final ResultPass pass;
    private final Deque<String> folders;
    private final Deque<ResultFile> files = new ArrayDeque<>();
    private final List<String> finished = new ArrayList<>();
    private @Nullable String folder;
    private @Nullable String after;

    FileWalk(ResultBucket bucket, S3Destination place, JobFolders jobs, Collection<String> folders, ResultPass pass) {
        this.bucket = bucket;
        this.place = place;
        this.jobs = jobs;
        this.pass = pass;
        this.folders = new ArrayDeque<>(folders);
        this.folders.removeIf(pass::isBehind);
        this.after = pass.objectKey();
        if (pass.unfinished() != null) {
            files.add(pass.unfinished());
        }
    }

    boolean hasFiles() {
        return !files.isEmpty();
    }

    /** The next file, where {@link #hasFiles()}. */
    ResultFile nextFile() {
        return files.remove();
    }

    /** Up to so many files behind that one, in their order. */
    List<ResultFile> nextFiles(int count) {
        return files.stream().limit(count).toList();
    }

    boolean isOver() {
        return files.isEmpty() && folder == null && folders.isEmpty();
    }

    /** Takes note that all has been published. */
    void end() {
        finished.forEach(each -> jobs.read(each, pass.startedAt()));
    }

    /** Lists one more page, of the files that are wanted. */
    void listMore(Predicate<ResultFile> wanted) throws MacieException {
        String current = folder == null ? folders.remove() : folder;
        if (folder == null && !jobs.isRead(current)) {
            return;
        }
        String start = after != null && after.startsWith(current) ? after : null;
        FilePage page = bucket.files(place, current, start);
        page.files().stream().filter(wanted).forEach(files::add);
        if (page.last()) {
            finished.add(current);
            folder = null;
        } else {
            String last = page.files().get(page.files().size() - 1).key();
            if (last.equals(after)) {
                throw new MacieException("ListObjectsV2 of s3://" + place.getBucketName(), "a page came twice", null);
            }
            folder = current;
            after = last;
        }
    }
}
