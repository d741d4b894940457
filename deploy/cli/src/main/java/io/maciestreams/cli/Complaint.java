package io.maciestreams.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command says that cannot do its work: one line on standard error. */
final class Complaint {

    private Complaint() {}

    /** Complains about arguments that cannot be followed; returns the exit code. */
    static int aboutUsage(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": " + mistake.getMessage() + " (see --help)");
        return CommandLine.ExitCode.USAGE;
    }
}
