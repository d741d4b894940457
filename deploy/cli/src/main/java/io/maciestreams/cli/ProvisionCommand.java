package io.maciestreams.cli;

import io.maciestreams.provision.ProvisionMain;
import picocli.CommandLine.Command;

/** Creates topics and registers schemas. */
@Command(
        name = "provision",
        description = "Creates the topics and registers the schemas, then ends; what is there already is checked.",
        footer = {"", "Example:", "  macie-streams provision provision.properties"})
final class ProvisionCommand extends ServiceCommand {

    ProvisionCommand() {
        super(ProvisionMain.service());
    }
}
