package io.maciestreams.local.run;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How fast a replay brings findings from files into Kafka, and how fast the processor takes them from there. */
final class ReplayBenchmark {

    private static final Duration PROGRESS = Duration.ofMillis(50);

    private final DataFolder folder;
    private final int findings;
    private final PrintStream out;

    ReplayBenchmark(DataFolder folder, int findings, PrintStream out) {
        this.folder = folder;
        this.findings = findings;
        this.out = out;
    }

    void run() throws Exception {
        Path files = folder.path().resolve("findings");
        out.printf("Writing %,d findings to files%n", findings);
        FindingFiles.write(files, findings);
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            out.println(
                    "replay          " + measure(stack, Services.startReplay(stack, folder, files), Topics.FINDINGS));
            out.println("processor       "
                    + measure(stack, Services.startProcessor(stack, folder), Topics.CLASSIFICATION_RESULTS));
        }
    }

    // From the first commit on: starting a JVM is no part of the rate.
    private Rate measure(LocalStack stack, ChildProcess service, Topic<?> topic) throws IOException {
        try (LiveCounts counts = new LiveCounts(stack)) {
            while (counts.of(topic) == 0) {
                counts.update(PROGRESS);
            }
            long start = System.nanoTime();
            long first = counts.of(topic);
            long most = 0;
            while (counts.of(topic) < findings) {
                counts.update(PROGRESS);
                most = Math.max(
                        most, service.isAlive() ? ResidentSet.of(service.pid()).toMebibytes() : 0);
            }
            Rate rate = new Rate(counts.of(topic) - first, Duration.ofNanos(System.nanoTime() - start));
            out.printf("  memory at most %,d MiB%n", most);
            return rate;
        }
    }

    /** Settings of ingest for a replay of files: no Macie is asked. */
    static Map<String, String> settings() {
        return Map.of("macie.shards", "123456789012/us-east-1");
    }
}
