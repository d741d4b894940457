package io.maciestreams.cli;

import io.maciestreams.service.ServiceMain;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A subcommand that runs a service in this process until it ends or is stopped; its help lists the settings. */
public abstract class ServiceCommand implements Callable<Integer> {

    private final ServiceMain service;

    @Spec
    private @Nullable CommandSpec spec;

    // Not required as picocli has it: that would hold for "sink verify" as well.
    @Parameters(
            paramLabel = "SETTINGS.properties",
            arity = "0..1",
            hideParamSyntax = true,
            description = "File of settings; $${env:NAME} in it is an environment variable.")
    private @Nullable String file;

    protected ServiceCommand(ServiceMain service) {
        this.service = service;
    }

    @Override
    public Integer call() {
        if (file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Name the settings file: SETTINGS.properties");
        }
        return service.run(file);
    }

    /** What can be set, for the end of the help. */
    String settings() {
        return "%nSettings:%n%n%s%n".formatted(service.settings().stripTrailing());
    }
}
