package io.maciestreams.cli;

import io.maciestreams.cli.alerts.AlertsCommand;
import io.maciestreams.cli.top.TopCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The command {@code macie-streams}; a new subcommand is a class of its own, named here. */
@Command(
        name = "macie-streams",
        description = {
            "Amazon Macie as event streams: runs the services, and reads what they publish.",
            "A service takes a settings file; its --help lists every setting."
        },
        sortOptions = false,
        subcommands = {
            ProvisionCommand.class,
            IngestCommand.class,
            ProcessorCommand.class,
            SinkCommand.class,
            ReplayCommand.class,
            RebuildCommand.class,
            DeadLettersCommand.class,
            AlertsCommand.class,
            TopCommand.class
        },
        footer = {
            "",
            "Exit code: 0 done; 1 it could not go on, and says why; 2 a wrong option or setting; 143 stopped by SIGTERM.",
            "",
            "Examples:",
            "  macie-streams provision provision.properties    create topics and register schemas, once",
            "  macie-streams ingest ingest.properties          publish what Macie finds, until stopped",
            "  macie-streams sink --help                       the settings of the sink",
            "  macie-streams alerts tail --config processor.properties",
            "  macie-streams top buckets --config processor.properties"
        })
public final class MacieStreams {

    private static final String SECTION_SETTINGS = "settings";

    @SuppressWarnings("unused") // Picocli asks for it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    private MacieStreams() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new MacieStreams())
                .setParameterExceptionHandler(Complaint::aboutUsage)
                .setExecutionExceptionHandler(Complaint::aboutFailure)
                .setExecutionStrategy(MacieStreams::run)
                .setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getHelpSectionMap().put(SECTION_SETTINGS, MacieStreams::settings);
        List<String> sections = new ArrayList<>(commandLine.getHelpSectionKeys());
        sections.add(SECTION_SETTINGS);
        return commandLine
                .setHelpSectionMap(commandLine.getHelpSectionMap())
                .setHelpSectionKeys(sections)
                .setUsageHelpWidth(100);
    }

    // Nothing has logged yet: picocli makes only the command that is called.
    private static int run(ParseResult arguments) {
        List<CommandLine> called = arguments.asCommandLineList();
        if (!(called.get(called.size() - 1).getCommand() instanceof ServiceCommand)) {
            logOnStandardError();
        }
        return new RunLast().execute(arguments);
    }

    // Standard output is what was asked for.
    private static void logOnStandardError() {
        System.setProperty("LOG_TARGET", "System.err");
        if (System.getenv("LOG_LEVEL") == null) {
            System.setProperty("LOG_LEVEL", "WARN");
        }
    }

    private static String settings(Help help) {
        return help.commandSpec().userObject() instanceof ServiceCommand command ? command.settings() : "";
    }
}
