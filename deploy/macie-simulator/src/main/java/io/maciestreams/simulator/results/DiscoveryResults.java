package io.maciestreams.simulator.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result files of an account. They are written where the account exports to, once there is an S3 to write to: at
 * first those of the past, then each as it is complete.
 */
public final class DiscoveryResults implements AutoCloseable {

    private final Map<String, List<ResultEntry>> open = new LinkedHashMap<>();
    private final Map<String, ResultFile> files = new LinkedHashMap<>();
    private final Set<String> analyses = new HashSet<>();
    private ResultRecordCounts records = ResultRecordCounts.NONE;
    private @Nullable ResultExport export;
    private @Nullable ExportConfiguration destination;

    /** From now on files are written, as soon as the account has an export configuration. */
    public synchronized void writeTo(ResultStore store) {
        export = new ResultExport(store);
    }

    /** Adds what one analysis has in files that are not complete yet; not again what is known of it. */
    public synchronized void add(Collection<ResultEntry> entries) {
        entries.stream()
                .filter(entry -> !analyses.contains(entry.analysisId()))
                .map(this::inFileNotWritten)
                .forEach(entry -> {
                    open.computeIfAbsent(entry.path(), any -> new ArrayList<>()).add(entry);
                    records = records.plus(entry);
                });
        entries.forEach(entry -> analyses.add(entry.analysisId()));
    }

    /** Completes the files that are open, and has them written. */
    public synchronized void complete() {
        List<ResultFile> complete = open.entrySet().stream()
                .map(file -> new ResultFile(file.getKey(), file.getValue()))
                .toList();
        open.clear();
        complete.forEach(file -> files.put(file.path(), file));
        write(complete);
    }

    /**
     * Sends the files of the past, and those to come, to a place where Macie can write its check object.
     *
     * @throws ResultStoreException if it cannot; nothing changes then
     */
    public void exportTo(ExportConfiguration configuration) {
        // S3 may take long to refuse: the account must not stand still meanwhile.
        export().ifPresent(there -> there.check(configuration));
        synchronized (this) {
            destination = configuration;
            write(files.values());
        }
    }

    public synchronized Optional<ExportConfiguration> destination() {
        return Optional.ofNullable(destination);
    }

    private synchronized Optional<ResultExport> export() {
        return Optional.ofNullable(export);
    }

    public synchronized ResultFileCounts fileCounts() {
        return export().map(ResultExport::counts).orElse(ResultFileCounts.NONE);
    }

    public synchronized ResultRecordCounts recordCounts() {
        return records;
    }

    private void write(Collection<ResultFile> some) {
        if (export != null && destination != null) {
            export.write(some, destination);
        }
    }

    /** What comes after its file was completed, gets one of its own in the same folder. */
    private ResultEntry inFileNotWritten(ResultEntry entry) {
        if (!files.containsKey(entry.path())) {
            return entry;
        }
        String folder = entry.path().substring(0, entry.path().lastIndexOf('/') + 1);
        UUID name = UUID.nameUUIDFromBytes(entry.analysisId().getBytes(StandardCharsets.UTF_8));
        return entry.movedTo(folder + name + ".jsonl.gz");
    }

    @Override
    public synchronized void close() {
        export().ifPresent(ResultExport::close);
    }
}
