package io.maciestreams.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deploy/local/run}. */
@Command(
        name = "deploy/local/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs Macie Streams on this machine: a simulated Macie account, Kafka, a schema registry, S3 and the services.",
            "Nothing leaves the machine and no AWS account is needed; with --aws a real one is read. Ctrl-C stops it."
        },
        footer = {
            "",
            "Exit code: 0 all is well; 1 something stopped or does not agree; 2 a wrong option.",
            "",
            "Examples:",
            "  deploy/local/run                              run and show live counts",
            "  deploy/local/run --once --objects 2000        drain the account, compare with Macie, stop",
            "  deploy/local/run --once --data /tmp/macie     the same, and go on there the next time",
            "  deploy/local/run --aws --regions us-east-1    the same stack on the Macie of your account",
            "  deploy/local/run bench ingest                 findings per second beside a plain loop of the same calls",
            "  deploy/local/run bench sink                   megabytes a second written to S3 beside gzip alone",
            "  deploy/local/run bench processor              results per second beside a raw copy of the same bytes",
            "  deploy/local/run bench replay                 findings per second from files through a replay"
        })
public final class LocalMain implements Callable<Integer> {

    // The JVM ends with the code of the signal that it got, whatever is returned after one.
    private static final int STOPPED = 130;

    @Option(names = "--once", description = "Drain the account, compare all that came of it, then stop.")
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
            description = "Folder of all data and logs; a later run goes on with it (default: a temporary folder).")
    private @Nullable Path data;

    @Option(names = "--keep", description = "Keep the temporary folder also when all went well.")
    private boolean keep;

    @Mixin
    private AwsArguments aws = new AwsArguments();

    private final StopRequest stop;
    private @Nullable DataFolder folder;

    private LocalMain(StopRequest stop) {
        this.stop = stop;
    }

    /** Runs and exits; on Ctrl-C after everything has been stopped. */
    public static void main(String[] args) {
        // What goes well is for people to read; the services' logs are in files.
        System.setProperty("LOG_LEVEL", "WARN");
        StopRequest stop = StopRequest.toThisThread();
        int exitCode;
        try {
            exitCode = new LocalMain(stop).commandLine().execute(args);
        } finally {
            stop.runHasEnded();
        }
        System.exit(exitCode);
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new Benchmarks())
                .setParameterExceptionHandler(Complaint::about)
                .setExecutionExceptionHandler((failure, command, options) -> endAfter(failure));
    }

    @Override
    public Integer call() throws Exception {
        MacieAccount wanted = wanted();
        DataFolder opened = DataFolder.open(data, keep);
        folder = opened;
        if (!new LocalRun(opened, opened.account(wanted), System.out).run(once)) {
            return Complaint.about("not everything agrees, see above", opened);
        }
        opened.dispose();
        return CommandLine.ExitCode.OK;
    }

    private MacieAccount wanted() {
        return aws.areGiven()
                ? aws.account(once, CallerIdentity::accountId)
                : new AccountSpec(seed, objects, malformedFindings, Instant.now());
    }

    private int endAfter(Exception failure) throws IOException {
        if (!stop.isMade()) {
            return Complaint.about(failure, folder);
        }
        if (folder != null) {
            folder.dispose();
        }
        System.err.println("run: stopped");
        return STOPPED;
    }
}
