package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One run: stack, simulated account and services up; then either live counts until interrupted, or drain and reconcile. */
final class LocalRun {

    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private final DataFolder folder;
    private final AccountSpec account;
    private final PrintStream out;
    private String shown = "";

    LocalRun(DataFolder folder, AccountSpec account, PrintStream out) {
        this.folder = folder;
        this.account = account;
        this.out = out;
    }

    /** Runs; true when all is well: with {@code once}, when everything agrees with Macie. */
    boolean run(boolean once) throws Exception {
        out.printf("Starting Kafka, registry and S3 in %s%n", folder.path());
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            try (SimulatedMacie macie = SimulatedMacie.start(stack, account);
                    ExportBucket bucket = ExportBucket.create(stack)) {
                macie.exportTo(ExportBucket.NAME, stack.kmsKeyArn());
                Instant started = Instant.now();
                Services services = Services.start(stack, folder, macie.endpoint(), account);
                printEndpoints(stack, macie);
                return once
                        ? drainAndReconcile(stack, services, macie, bucket, started)
                        : showCountsUntilInterrupted(stack, services);
            }
        }
    }

    private void printEndpoints(LocalStack stack, SimulatedMacie macie) {
        out.printf("  Kafka            %s%n", stack.bootstrapServers());
        out.printf("  Schema registry  %s%n", stack.schemaRegistryUrl());
        out.printf("  S3               %s (bucket %s)%n", stack.s3Endpoint(), ExportBucket.NAME);
        out.printf("  Macie simulator  %s (%s, seed %d)%n", macie.endpoint(), account.shard(), account.seed());
        out.printf("  Logs             %s%n", stack.log("ingest").getParent());
    }

    private boolean drainAndReconcile(
            LocalStack stack, Services services, SimulatedMacie macie, ExportBucket bucket, Instant since)
            throws Exception {
        awaitDrained(stack, services, since);
        TopicReader reader = new TopicReader(stack);
        boolean profilesAgree = new ProfileReconciliation(reader, macie, out).run();
        boolean exportsAgree = new ExportReconciliation(reader, bucket, out).run();
        return profilesAgree && exportsAgree;
    }

    private void awaitDrained(LocalStack stack, Services services, Instant since)
            throws ExecutionException, InterruptedException {
        try (Drain drain = new Drain(stack, account, since);
                LiveCounts counts = new LiveCounts(stack)) {
            List<String> pending = drain.pending();
            while (!pending.isEmpty()) {
                services.requireAlive();
                showProgress(counts, " | waiting for " + String.join(", ", pending));
                pending = drain.pending();
            }
            counts.catchUp();
            showProgress(counts, " | drained");
        }
    }

    private boolean showCountsUntilInterrupted(LocalStack stack, Services services) throws InterruptedException {
        out.println("Ctrl-C stops it.");
        try (LiveCounts counts = new LiveCounts(stack)) {
            while (true) {
                services.requireAlive();
                showProgress(counts, "");
            }
        }
    }

    private void showProgress(LiveCounts counts, String suffix) throws InterruptedException {
        counts.update(PROGRESS);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String line = counts + suffix;
        if (!line.equals(shown)) {
            shown = line;
            out.println(line);
        }
    }
}
