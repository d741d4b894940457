package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A job that ran once over a data lake, a bucket of its own, and found a little sensitive data in every object. */
final class HugeJob {

    private static final Duration AGE = Duration.ofDays(10);
    private static final Duration RUN = Duration.ofHours(6);
    private static final int RESULTS_PER_FILE = 500;
    private static final List<FileKind> KINDS = List.of(FileKind.CSV, FileKind.JSON, FileKind.PARQUET);

    private final Dice dice;
    private final Account account;
    private final int findings;
    private final Bucket bucket;
    private final String jobId;
    private final Instant startedAt;
    private String resultPath = "";

    HugeJob(Dice dice, Account account, int findings) {
        this.dice = dice;
        this.account = account;
        this.findings = findings;
        // On one day: a run that goes into the next one is two, each with findings up to the cap.
        this.startedAt = account.epoch().minus(AGE).truncatedTo(ChronoUnit.DAYS);
        this.jobId = dice.hex(32);
        this.bucket = new Bucket(
                "acme-lake-" + account.accountId() + "-" + account.region(),
                account.epoch().minus(Duration.ofDays(700)).truncatedTo(ChronoUnit.SECONDS),
                dice.hex(64),
                null,
                "analytics",
                Bucket.Exposure.PRIVATE);
    }

    Bucket bucket() {
        return bucket;
    }

    int findings() {
        return findings;
    }

    ObjectNode describe() {
        ObjectNode job = new JobWriter(dice, account)
                .oneTime("Data lake", "COMPLETE", startedAt)
                .put("jobId", jobId)
                .put("jobArn", new FindingEnvelope(account).arn("classification-job/" + jobId));
        return job.set("s3JobDefinition", new JobDefinitions(account, bucket).named(List.of(bucket)));
    }

    Scan scan(int number) {
        Instant at = startedAt.plusMillis(RUN.toMillis() * number / findings);
        return new Scan(dice.hex(32), at, jobId, version(number));
    }

    /** Where the result of a scan is; scans come in the order of their numbers. */
    String resultPath(int number) {
        if (number % RESULTS_PER_FILE == 0) {
            UUID name = UUID.nameUUIDFromBytes((jobId + "/" + number).getBytes(StandardCharsets.UTF_8));
            resultPath = "AWSLogs/%s/Macie/%s/%s/%s/%s.jsonl.gz"
                    .formatted(account.accountId(), account.region(), jobId, account.accountId(), name);
        }
        return resultPath;
    }

    private ObjectVersion version(int number) {
        FileKind kind = KINDS.get(number % KINDS.size());
        DataIdentifier identifier = DataIdentifier.ALL.get(number % DataIdentifier.ALL.size());
        return new ObjectVersion(
                bucket,
                "lake/part-%07d.%s".formatted(number, kind.extension()),
                kind,
                dice.skewed(1_000, 1_000_000),
                dice.hex(32),
                startedAt.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS),
                "COMPLETE",
                null,
                List.of(new Detection(identifier, 1 + dice.below(20))),
                List.of());
    }
}
