package io.maciestreams.cli;

import io.maciestreams.sink.SinkMain;
import picocli.CommandLine.Command;

/** Compares what the sink has written with its ledger. */
@Command(
        name = "verify",
        description =
                "Compares ledger, buckets and results, with the settings of the sink; each difference is one line.",
        footer = {"", "Example:", "  macie-streams sink verify sink.properties"})
final class SinkVerifyCommand extends ServiceCommand {

    SinkVerifyCommand() {
        super(SinkMain.verify());
    }
}
