package io.maciestreams.cli;

import io.maciestreams.sink.SinkMain;
import picocli.CommandLine.Command;

/** Runs the sink, or one of its own subcommands. */
@Command(
        name = "sink",
        subcommands = {SinkVerifyCommand.class, SinkReplayCommand.class},
        description = "Writes results where Macie's export configuration says.",
        footer = {
            "",
            "Examples:",
            "  macie-streams sink sink.properties",
            "  macie-streams sink verify sink.properties",
            "  macie-streams sink replay sink.properties --id before-the-bucket"
        })
final class SinkCommand extends ServiceCommand {

    SinkCommand() {
        super(SinkMain.service());
    }
}
