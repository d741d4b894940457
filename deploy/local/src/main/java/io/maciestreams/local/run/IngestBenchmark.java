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
                Rate plain = plainLoop(stack, macie);
                long callsBefore = macie.requests();
                Rate ingest = ingest(stack, macie, findings);
                report(plain, ingest, findings, macie.requests() - callsBefore);
            }
        }
    }

    private Rate plainLoop(LocalStack stack, SimulatedMacie macie) throws IOException {
        JavaProgram loop =
                PlainFindingsLoop.program(stack, macie.endpoint()).withJvmArguments(Services.JVM_OF_A_BENCHMARK);
        stack.runToItsEnd(loop, PATIENCE);
        Rate rate = Rate.printedIn(stack.log("plain-loop"));
        out.println("plain loop      " + rate);
        return rate;
    }

    // From the first commit on, as the plain loop from its first page on: starting a JVM is no part of the rate.
    private Rate ingest(LocalStack stack, SimulatedMacie macie, long findings) throws IOException {
        ChildProcess ingest = Services.startIngestOfFindings(stack, folder, macie.endpoint(), account);
        try (LiveCounts counts = new LiveCounts(stack)) {
            while (counts.of(Topics.FINDINGS) == 0) {
                counts.update(PROGRESS);
                stack.requireAlive();
            }
            long start = System.nanoTime();
            long first = counts.of(Topics.FINDINGS);
            for (long reported = 0; counts.of(Topics.FINDINGS) < findings; stack.requireAlive()) {
                counts.update(PROGRESS);
                long tenth = counts.of(Topics.FINDINGS) * 10 / findings;
                if (tenth > reported) {
                    reported = tenth;
                    out.printf(
                            "  %3d %%, memory %,d MiB%n",
                            tenth * 10, ResidentSet.of(ingest.pid()).toMebibytes());
                }
            }
            return new Rate(counts.of(Topics.FINDINGS) - first, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void report(Rate plain, Rate ingest, long findings, long calls) {
        long fewest = 2 * ((findings + 49) / 50);
        out.println("ingest          " + ingest);
        out.printf("ratio           %.2f%n", ingest.perSecond() / plain.perSecond());
        out.printf("calls           %,d, at least %,d needed (%.2f)%n", calls, fewest, (double) calls / fewest);
    }
}
