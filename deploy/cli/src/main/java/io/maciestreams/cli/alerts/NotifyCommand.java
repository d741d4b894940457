package io.maciestreams.cli.alerts;

import io.maciestreams.cli.ServiceCommand;
import io.maciestreams.cli.notifier.Notifier;
import picocli.CommandLine.Command;

/** Runs the notifier. */
@Command(
        name = "notify",
        description = "Sends alerts to a webhook until it is stopped: at least once, in order for each subject.",
        footer = {"", "Example:", "  macie-streams alerts notify notifier.properties"})
final class NotifyCommand extends ServiceCommand {

    NotifyCommand() {
        super(Notifier.service());
    }
}
