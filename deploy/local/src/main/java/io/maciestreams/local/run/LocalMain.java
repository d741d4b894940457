package io.maciestreams.local.run;

import io.maciestreams.local.StackException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code deploy/local/run}. */
@Command(
        name = "deploy/local/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs Macie Streams on this machine: a simulated Macie account, Kafka, a schema registry, S3 and the services.",
            "Nothing leaves the machine and no AWS account is needed. Ctrl-C stops it."
        },
        footer = {
            "",
            "Exit code: 0 all is well; 1 something stopped or does not agree; 2 a wrong option.",
            "",
            "Examples:",
            "  deploy/local/run                              run and show live counts",
            "  deploy/local/run --once --objects 2000        drain the account, compare with Macie, stop",
            "  deploy/local/run --once --data /tmp/macie     the same, and go on there the next time"
        })
public final class LocalMain implements Callable<Integer> {

    @Option(
            names = "--once",
            description = "Drain the account, compare all profiles with Macie's and all exports, then stop.")
    private boolean once;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which account to simulate (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "500",
            description = "Objects in the account's buckets (default: ${DEFAULT-VALUE}).")
    private int objects;

    @Option(
            names = "--malformed-findings",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Findings that Macie answers without their times, to see the dead letters (default: ${DEFAULT-VALUE}).")
    private int malformedFindings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all data and logs; a later run goes on with it (default: a new temporary folder).")
    private @Nullable Path data;

    @Option(names = "--keep", description = "Keep the temporary folder when the run ends.")
    private boolean keep;

    /** Runs and exits; on Ctrl-C after everything has been stopped. */
    public static void main(String[] args) {
        // What goes well is for people to read; the services' logs are in files.
        System.setProperty("LOG_LEVEL", "WARN");
        Thread main = Thread.currentThread();
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruptAndAwait(main, finished), "run-stop"));
        int exitCode;
        try {
            exitCode = new CommandLine(new LocalMain()).execute(args);
        } finally {
            finished.countDown();
        }
        System.exit(exitCode);
    }

    private static void interruptAndAwait(Thread main, CountDownLatch finished) {
        main.interrupt();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Integer call() throws Exception {
        try (DataFolder folder = DataFolder.open(data, keep)) {
            AccountSpec account = folder.account(seed, objects, malformedFindings);
            return new LocalRun(folder, account, System.out).run(once) ? 0 : 1;
        } catch (UsageException e) {
            return fail(e.getMessage(), 2);
        } catch (StackException e) {
            return fail(e.getMessage(), 1);
        } catch (InterruptedException e) {
            return fail("stopped", 130);
        }
    }

    private static int fail(@Nullable String message, int exitCode) {
        System.err.println("run: " + message);
        return exitCode;
    }
}
