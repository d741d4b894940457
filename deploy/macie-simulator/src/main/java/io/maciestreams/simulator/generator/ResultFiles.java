package io.maciestreams.simulator.generator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Names the file that holds the result of a scan: a file of its own for a scan of automated discovery, while scans of
 * different objects by one run of a job may share one.
 */
final class ResultFiles {

    /** A job's scans of one week are one run. */
    private static final Duration RUN = Duration.ofDays(7);

    private static final int MOST_RESULTS = 5;

    private final Map<String, ResultFile> latestOfRun = new HashMap<>();

    UUID of(Scan scan) {
        if (scan.jobId() == null) {
            return ResultFile.name(scan);
        }
        ResultFile file = latestOfRun.compute(
                scan.jobId() + "/" + run(scan.at()),
                (run, latest) -> latest == null || !latest.takes(scan) ? new ResultFile(scan) : latest);
        file.objects.add(object(scan));
        return file.name;
    }

    private static long run(Instant at) {
        return at.getEpochSecond() / RUN.toSeconds();
    }

    private static String object(Scan scan) {
        return scan.version().bucket().name() + "/" + scan.version().key();
    }

    /** One file, named after its first scan. */
    private static final class ResultFile {

        private final UUID name;
        private final Set<String> objects = new HashSet<>();

        ResultFile(Scan first) {
            this.name = name(first);
        }

        // Path and file together tell one analysis from another, so no object is in a file twice.
        boolean takes(Scan scan) {
            return objects.size() < MOST_RESULTS && !objects.contains(object(scan));
        }

        static UUID name(Scan scan) {
            return UUID.nameUUIDFromBytes(scan.id().getBytes(StandardCharsets.UTF_8));
        }
    }
}
