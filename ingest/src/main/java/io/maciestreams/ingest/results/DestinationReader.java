package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the new files of one destination, pass after pass. */
final class DestinationReader {

    private final ResultBucket bucket;
    private final String root;
    private final ReadFiles read;
    private final JobFolders jobs;
    private final ResultRecords records;
    private final ReadLimits limits;
    private final IgnoredObjects ignored = new IgnoredObjects();
    private @Nullable FileWalk walk;
    private @Nullable FileReading reading;

    /**
     * Creates a reader.
     *
     * @param root the folder of the shard
     */
    DestinationReader(
            ResultBucket bucket,
            String root,
            ReadFiles read,
            JobFolders jobs,
            ResultRecords records,
            ReadLimits limits) {
        this.bucket = bucket;
        this.root = root;
        this.read = read;
        this.jobs = jobs;
        this.records = records;
        this.limits = limits;
    }

    ReadFiles read() {
        return read;
    }

    /** Lists some pages or publishes one batch. Returns whether the pass has come to its end. */
    boolean step() throws MacieException {
        FileWalk current = walk;
        // Only what went well leads on.
        walk = null;
        try {
            walk = current == null ? begin() : next(current);
            return walk == null;
        } finally {
            if (walk == null) {
                letGo();
            }
        }
    }

    /** Gives up the pass, to go on with it from what has been published. */
    void giveUp() {
        walk = null;
        letGo();
    }

    private FileWalk begin() throws MacieException {
        Paging first = Paging.firstPage("ListObjectsV2 of s3://" + place().getBucketName() + "/" + root);
        FolderPage page = bucket.folders(place(), root, null);
        // Nothing that is shown after this answer is older than it by more than the overlap.
        ResultPass pass = read.pass(page.answeredAt(), limits.overlap());
        List<String> folders = new ArrayList<>(page.folders());
        Optional<Paging> paging = first.after(page.token());
        while (paging.isPresent()) {
            page = bucket.folders(place(), root, paging.get().token());
            folders.addAll(page.folders());
            paging = paging.get().after(page.token());
        }
        return new FileWalk(bucket, place(), jobs, folders, pass);
    }

    @Nullable
    private FileWalk next(FileWalk current) throws MacieException {
        if (reading != null || current.hasFiles()) {
            ResultBatch batch = new ResultBatch(read.pass());
            fill(batch, current);
            read.publish(batch);
        } else if (current.isOver()) {
            current.end();
            read.publishEnd(jobs);
            ignored.tell(place());
            return null;
        } else {
            current.listMore(this::isWanted);
        }
        return current;
    }

    private boolean isWanted(ResultFile file) {
        if (!file.hasResults()) {
            ignored.add(file);
            return false;
        }
        return read.isNew(file);
    }

    private void fill(ResultBatch batch, FileWalk current) throws MacieException {
        while (!batch.isFull() && (reading != null || current.hasFiles())) {
            if (reading == null) {
                open(current, batch);
            } else {
                readLine(reading, batch);
            }
        }
    }

    private void open(FileWalk current, ResultBatch batch) throws MacieException {
        ResultFile file = current.nextFile();
        ResultPass pass = read.pass();
        long lines = file.equals(pass.unfinished()) ? pass.lineCount() : 0;
        try {
            reading = new FileReading(file, bucket.open(place(), file), limits.maxLineBytes(), lines);
            bucket.expect(place(), current.nextFiles(FilesAhead.MOST_FILES));
        } catch (UnreadableFileException e) {
            batch.add(records.unreadable(place(), file, e.reason() + after(lines)), 0);
            batch.finished(file);
        }
    }

    private void readLine(FileReading current, ResultBatch batch) throws MacieException {
        ResultFile file = current.file();
        try {
            Line line = current.next();
            if (line == null) {
                finish(file, batch);
            } else {
                batch.add(records.record(place(), file, line), line.bytes().length);
                batch.reached(file, line.number());
            }
        } catch (ConnectionLostException e) {
            String operation = "GetObject of s3://" + place().getBucketName() + "/" + file.key();
            throw new MacieException(operation, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            String reason = "the file is no gzip, or cut off" + after(current.lineCount());
            batch.add(records.unreadable(place(), file, reason + ": " + e.getMessage()), 0);
            finish(file, batch);
        }
    }

    private void finish(ResultFile file, ResultBatch batch) {
        batch.finished(file);
        letGo();
    }

    private void letGo() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    private S3Destination place() {
        return read.place();
    }

    private static String after(long lines) {
        return ", after line " + lines;
    }
}
