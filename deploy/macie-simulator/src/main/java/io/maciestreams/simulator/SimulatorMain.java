package io.maciestreams.simulator;

import io.javalin.util.JavalinBindException;
import io.maciestreams.simulator.account.Truth;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the simulator as a process of its own; it runs until it is told to end. */
@Command(name = "macie-simulator", mixinStandardHelpOptions = true, description = "A Macie to run against.")
public final class SimulatorMain implements Callable<Integer> {

    private final Clock clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--port", defaultValue = "0", description = "The port on 127.0.0.1; 0 takes a free one.")
    private int port;

    @Option(names = "--seed", defaultValue = "1", description = "What the account is drawn from.")
    private long seed;

    @Option(names = "--objects", defaultValue = "2000", description = "How many objects the account has.")
    private int objects;

    @Option(names = "--epoch", description = "The account's present, an ISO instant; the clock's if not given.")
    private Optional<Instant> epoch = Optional.empty();

    @Option(names = "--account", defaultValue = "111122223333", description = "The account's id.")
    private String accountId = "";

    @Option(names = "--region", defaultValue = "us-east-1", description = "The account's Region.")
    private String region = "";

    @Option(names = "--malformed-findings", defaultValue = "0", description = "Findings to show without times.")
    private int malformedFindings;

    @Option(names = "--live", description = "Lets time run: jobs, findings, objects and buckets come and change.")
    private boolean live;

    @Option(names = "--tick", defaultValue = "1000", description = "How many milliseconds apart the steps of time are.")
    private long tickMillis;

    @Option(
            names = "--findings-per-second",
            defaultValue = "0",
            description = "So many findings come each second, evenly; not with --live.")
    private int findingsPerSecond;

    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    SimulatorMain(Clock clock) {
        this.clock = clock;
    }

    public static void main(String[] args) {
        // Not named logback.xml: other modules have this jar in their tests, and their own logging.
        System.setProperty("logback.configurationFile", "io/maciestreams/simulator/logback.xml");
        int exitCode = commandLine(Clock.systemUTC()).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine(Clock clock) {
        return new CommandLine(new SimulatorMain(clock)).setParameterExceptionHandler(SimulatorMain::complain);
    }

    @Override
    public Integer call() {
        MacieSimulator simulator = start(options());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-close"));
        Truth truth = simulator.account().truth();
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                "Macie simulator ready at %s (account %s, %d findings)%n",
                simulator.endpoint(), truth.accountId(), truth.findings());
        out.flush();
        start(simulator);
        return 0;
    }

    private void start(MacieSimulator simulator) {
        Duration tick = Duration.ofMillis(tickMillis);
        if (live) {
            new LiveTime(() -> simulator.advance(tick), tick).start();
        } else if (findingsPerSecond > 0) {
            FindingStream stream = new FindingStream(simulator.account(), clock);
            new LiveTime(stream::next, Duration.ofSeconds(1).dividedBy(findingsPerSecond)).start();
        }
    }

    private MacieSimulator start(SimulatorOptions options) {
        try {
            return MacieSimulator.start(options);
        } catch (JavalinBindException e) {
            throw new ParameterException(
                    command.commandLine(), "Port " + port + " cannot be bound; choose another --port", e);
        }
    }

    private SimulatorOptions options() {
        if (tickMillis < 1) {
            throw new ParameterException(command.commandLine(), "A tick has at least one millisecond: " + tickMillis);
        }
        if (findingsPerSecond < 0 || (findingsPerSecond > 0 && (live || objects == 0))) {
            throw new ParameterException(
                    command.commandLine(), "Findings come each second in an account with objects, and without --live");
        }
        try {
            Instant present = epoch.orElseGet(clock::instant);
            return new SimulatorOptions(
                    port, seed, objects, present, accountId, region, malformedFindings, scenario.scenario());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static int complain(ParameterException mistake, String[] args) {
        mistake.getCommandLine().getErr().println(mistake.getMessage());
        return CommandLine.ExitCode.USAGE;
    }
}
