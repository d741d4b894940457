package io.maciestreams.local.run;

import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import software.amazon.awssdk.core.exception.SdkException;

/** One run: stack, account and services up; then either live counts until interrupted, or drain and reconcile. */
final class LocalRun {

    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private final DataFolder folder;
    private final MacieAccount account;
    private final PrintStream out;
    private String shown = "";

    LocalRun(DataFolder folder, MacieAccount account, PrintStream out) {
        this.folder = folder;
        this.account = account;
        this.out = out;
    }

    /** Runs; true when all is well: with {@code once}, when everything agrees. */
    boolean run(boolean once) throws Exception {
        out.printf("Starting Kafka, registry and S3 in %s%n", folder.path());
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            try (ExportBucket bucket = ExportBucket.create(stack);
                    MacieRun macie = account.start(stack)) {
                macie.prepare(out);
                printEndpoints(stack, macie);
                printWhatIsThere(stack);
                Instant started = Instant.now();
                Services.start(stack, folder, macie);
                return once ? drainAndReconcile(stack, macie, bucket, started) : showCountsUntilInterrupted(stack);
            } catch (IOException | UncheckedIOException | ExecutionException | KafkaException | SdkException e) {
                // Who calls a part that has died fails, too: the part is the reason.
                stack.requireAlive();
                throw e;
            }
        }
    }

    private void printEndpoints(LocalStack stack, MacieRun macie) {
        out.printf("  Kafka            %s%n", stack.bootstrapServers());
        out.printf("  Schema registry  %s%n", stack.schemaRegistryUrl());
        out.printf("  S3               %s (bucket %s)%n", stack.s3Endpoint(), ExportBucket.NAME);
        out.printf("  %s%n", macie.description());
        out.printf("  Logs             %s%n", stack.log("ingest").getParent());
    }

    private void printWhatIsThere(LocalStack stack) {
        try (LiveCounts counts = new LiveCounts(stack)) {
            counts.catchUp();
            out.println("  There already    " + counts);
        }
    }

    private boolean drainAndReconcile(LocalStack stack, MacieRun macie, ExportBucket bucket, Instant since)
            throws Exception {
        awaitDrained(stack, since);
        return macie.agrees(new TopicReader(stack), bucket, out);
    }

    private void awaitDrained(LocalStack stack, Instant since) throws ExecutionException, InterruptedException {
        try (Drain drain = new Drain(stack, account, since);
                LiveCounts counts = new LiveCounts(stack)) {
            List<String> pending = drain.pending();
            while (!pending.isEmpty()) {
                showProgress(counts, " | waiting for " + String.join(", ", pending));
                stack.requireAlive();
                pending = drain.pending();
            }
            counts.catchUp();
            showProgress(counts, " | drained");
        }
    }

    private boolean showCountsUntilInterrupted(LocalStack stack) throws InterruptedException {
        out.println("Ctrl-C stops it.");
        try (LiveCounts counts = new LiveCounts(stack)) {
            while (true) {
                showProgress(counts, "");
                stack.requireAlive();
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
