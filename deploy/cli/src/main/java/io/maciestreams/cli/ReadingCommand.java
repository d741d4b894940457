package io.maciestreams.cli;

import io.maciestreams.service.ServiceConfig;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A subcommand that prints what topics hold. */
public abstract class ReadingCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--json", description = "Print one JSON object a line, for programs.")
    private boolean json;

    @Override
    public final Integer call() throws Exception {
        read(connection.reachable(), System.out);
        return 0;
    }

    /** Reads and prints. */
    protected abstract void read(ServiceConfig config, PrintStream out) throws Exception;

    /** Whether a program is to read it. */
    protected final boolean isForPrograms() {
        return json;
    }
}
