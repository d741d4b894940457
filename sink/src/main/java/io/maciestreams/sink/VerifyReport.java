package io.maciestreams.sink;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says each difference in a line as it is found, and from time to time how far it is. */
final class VerifyReport {

    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Clock clock;
    private int differences;
    private Instant said;

    VerifyReport(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.said = clock.instant();
    }

    void difference(String line) {
        differences++;
        out.println("difference: " + line);
    }

    /** Something to know that is no difference. */
    void note(String line) {
        out.println("note: " + line);
    }

    void progress(String what, long done, long all) {
        if (done == all || clock.instant().isAfter(said.plus(PROGRESS))) {
            out.println(what + ": " + done + " of " + all);
            said = clock.instant();
        }
    }

    int differences() {
        return differences;
    }
}
