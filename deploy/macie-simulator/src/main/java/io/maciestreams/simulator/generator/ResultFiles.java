package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells in which file the result of a scan is, by its path below bucket and prefix: a file of its own for a scan of
 * automated discovery, while scans of different objects by one run of a job may share one.
 */
final class ResultFiles {

    /** A job's scans of one week are one run. */
    private static final Duration RUN = Duration.ofDays(7);

    private static final int MOST_RESULTS = 5;
    private static final int MOST_MEMBERS = 100;

    private final Account account;
    private final Account administrator;
    private final Instant secondAccountIdSince;
    private final Map<String, ResultFile> latestOfRun = new HashMap<>();

    /** Of an account whose automated discovery is its administrator's. */
    ResultFiles(Account account, Account administrator) {
        this.account = account;
        this.administrator = administrator;
        this.secondAccountIdSince = account.epoch().minus(Duration.ofDays(60));
    }

    /** The path of a file, or of a folder where the scan has more results than Macie puts into one. */
    String of(Scan scan) {
        if (scan.version().members().size() > MOST_MEMBERS) {
            return folder(scan, true) + name(scan) + "/";
        }
        if (scan.jobId() == null) {
            return newFile(scan);
        }
        ResultFile file = latestOfRun.compute(
                run(scan),
                (run, latest) -> latest == null || !latest.takes(scan) ? new ResultFile(newFile(scan)) : latest);
        file.objects.add(object(scan));
        return file.path;
    }

    /** Begins other files: those of before are complete. */
    void beginAnew() {
        latestOfRun.clear();
    }

    private String newFile(Scan first) {
        UUID name = name(first);
        boolean old = first.jobId() != null && first.at().isBefore(secondAccountIdSince);
        boolean withSecondAccountId = !old || Math.floorMod(name.getLeastSignificantBits(), 2) == 0;
        return folder(first, withSecondAccountId) + name + ".jsonl.gz";
    }

    /** An older form of the folders has the account's id only once. */
    private String folder(Scan scan, boolean withSecondAccountId) {
        String id = scan.jobId() == null ? "automated-sensitive-data-discovery" : scan.jobId();
        Account owner = scan.jobId() == null ? administrator : account;
        return "AWSLogs/" + owner.accountId() + "/Macie/" + account.region() + "/" + id + "/"
                + (withSecondAccountId ? account.accountId() + "/" : "");
    }

    private static UUID name(Scan scan) {
        return UUID.nameUUIDFromBytes(scan.id().getBytes(StandardCharsets.UTF_8));
    }

    /** Names the run of a job that a scan was part of. */
    static String run(Scan scan) {
        return scan.jobId() + "/" + scan.at().getEpochSecond() / RUN.toSeconds();
    }

    private static String object(Scan scan) {
        return scan.version().bucket().name() + "/" + scan.version().key();
    }

    /** One file, named after its first scan. */
    private static final class ResultFile {

        private final String path;
        private final Set<String> objects = new HashSet<>();

        ResultFile(String path) {
            this.path = path;
        }

        // Path and file together tell one analysis from another, so no object is in a file twice.
        boolean takes(Scan scan) {
            return objects.size() < MOST_RESULTS && !objects.contains(object(scan));
        }
    }
}
