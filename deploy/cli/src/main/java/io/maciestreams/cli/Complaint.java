package io.maciestreams.cli;

import io.maciestreams.service.ServiceException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the command says that cannot do its work: one line on standard error, and a trace only after a mistake of its own. */
final class Complaint {

    private Complaint() {}

    /** Complains about arguments that cannot be followed; returns the exit code. */
    static int aboutUsage(ParameterException mistake, String[] args) {
        return say(mistake.getCommandLine(), mistake.getMessage() + " (see --help)", CommandLine.ExitCode.USAGE);
    }

    /** Complains about what ended the command; returns the exit code. */
    static int aboutFailure(Exception failure, CommandLine command, ParseResult arguments) {
        Optional<? extends Exception> mistake = cause(failure, UsageException.class);
        if (mistake.isEmpty()) {
            mistake = cause(failure, ConfigException.class);
        }
        return mistake.map(known -> say(command, String.valueOf(known.getMessage()), CommandLine.ExitCode.USAGE))
                .orElseGet(() -> aboutStop(failure, command));
    }

    private static int aboutStop(Exception failure, CommandLine command) {
        Optional<ServiceException> known = cause(failure, ServiceException.class);
        if (known.isEmpty() && !(failure instanceof KafkaException)) {
            failure.printStackTrace(command.getErr());
        }
        return say(
                command,
                known.map(stop -> String.valueOf(stop.getMessage())).orElseGet(() -> firstLine(failure)),
                CommandLine.ExitCode.SOFTWARE);
    }

    private static String firstLine(Exception failure) {
        // Undecodable records are passed over: what is left is the registry's.
        return failure instanceof SerializationException
                ? "the schema registry does not answer as it should: " + failure.getCause()
                : String.valueOf(failure).lines().findFirst().orElse("");
    }

    private static int say(CommandLine command, String line, int exitCode) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + line);
        return exitCode;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
