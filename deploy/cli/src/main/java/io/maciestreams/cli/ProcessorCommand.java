package io.maciestreams.cli;

import io.maciestreams.processor.ProcessorMain;
import picocli.CommandLine.Command;

/** Runs the processor. */
@Command(
        name = "processor",
        description = "Turns findings and result files into profiles, job events and the other topics.",
        footer = {"", "Example:", "  macie-streams processor processor.properties"})
final class ProcessorCommand extends ServiceCommand {

    ProcessorCommand() {
        super(ProcessorMain.service());
    }
}
