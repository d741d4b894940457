package io.maciestreams.cli;

import io.maciestreams.ingest.IngestMain;
import picocli.CommandLine.Command;

/** Runs ingest. */
@Command(
        name = "ingest",
        description = "Publishes what Macie finds, in each account and Region, each thing once.",
        footer = {"", "Example:", "  macie-streams ingest ingest.properties"})
final class IngestCommand extends ServiceCommand {

    IngestCommand() {
        super(IngestMain.service());
    }
}
