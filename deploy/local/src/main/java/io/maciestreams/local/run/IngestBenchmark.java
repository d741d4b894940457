package io.maciestreams.local.run;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** How fast ingest brings findings into Kafka, beside a plain loop of the same SDK calls in the same run. */
final class IngestBenchmark {

    /** Of the simulator's objects, so many have a finding. */
    private static final double FINDINGS_PER_OBJECT = 0.63;

    private static final Duration PASSES = Duration.ofMinutes(1);
    private static final Duration PROGRESS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final AccountSpec account;
    private final PrintStream out;

    IngestBenchmark(DataFolder folder, AccountSpec account, PrintStream out) {
        this.folder = folder;
        this.account = account;
        this.out = out;
    }

    static AccountSpec account(int findings, Instant now) {
        return new AccountSpec(1, (int) (findings / FINDINGS_PER_OBJECT), 0, now);
    }

    void run() throws Exception {
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            out.println("Drawing the account");
            try (SimulatedMacie macie = SimulatedMacie.start(stack, account)) {
                long findings = macie.truth().findings();
                Work plain = plainLoop(stack, macie);
                long callsBefore = macie.requests();
                Work ingest = ingest(stack, macie, findings);
                report(plain, ingest, findings, macie.requests() - callsBefore);
                requireEachOnce(stack, findings);
            }
        }
    }

    private Work plainLoop(LocalStack stack, SimulatedMacie macie) throws IOException {
        JavaProgram loop =
                PlainFindingsLoop.program(stack, macie.endpoint()).withJvmArguments(Services.JVM_OF_A_BENCHMARK);
        stack.runToItsEnd(loop, PATIENCE);
        Work work = Work.printedIn(stack.log("plain-loop"));
        out.println("plain loop      " + work);
        return work;
    }

    // From the first commit on, as the plain loop from its first page on: starting a JVM is no part of the rate.
    private Work ingest(LocalStack stack, SimulatedMacie macie, long findings) throws IOException {
        ChildProcess ingest = Services.startIngestOfFindings(stack, folder, macie.endpoint(), account, PASSES);
        try (PublishedFindings published = new PublishedFindings(stack)) {
            long first = awaitMore(stack, published, 0);
            long start = System.nanoTime();
            Duration used = ProcessorTime.of(ingest.pid());
            long count = first;
            for (long reported = 0; count < findings; count = awaitMore(stack, published, count)) {
                long tenth = count * 10 / findings;
                if (tenth > reported) {
                    reported = tenth;
                    reportMemory(tenth, ingest);
                }
            }
            Rate rate = new Rate(count - first, Duration.ofNanos(System.nanoTime() - start));
            Duration processor = ProcessorTime.of(ingest.pid()).minus(used);
            reportMemory(10, ingest);
            return new Work(rate, processor);
        }
    }

    private static long awaitMore(LocalStack stack, PublishedFindings published, long than) {
        long count = than;
        while (count == than) {
            count = published.count(PROGRESS);
            stack.requireAlive();
        }
        return count;
    }

    private void reportMemory(long tenth, ChildProcess ingest) throws IOException {
        out.printf(
                "  %3d %%, memory %,d MiB%n",
                tenth * 10, ResidentSet.of(ingest.pid()).toMebibytes());
    }

    private static void requireEachOnce(LocalStack stack, long findings) {
        try (LiveCounts counts = new LiveCounts(stack)) {
            counts.catchUp();
            if (counts.of(Topics.FINDINGS) != findings) {
                throw new IllegalStateException("%,d findings were published, and Macie has %,d"
                        .formatted(counts.of(Topics.FINDINGS), findings));
            }
        }
    }

    private void report(Work plain, Work ingest, long findings, long calls) {
        long fewest = 2 * ((findings + 49) / 50);
        out.println("ingest          " + ingest);
        out.printf("ratio           %.2f%n", ingest.perSecond() / plain.perSecond());
        out.printf("calls           %,d, at least %,d needed (%.2f)%n", calls, fewest, (double) calls / fewest);
    }
}
