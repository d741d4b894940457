package io.maciestreams.cli.alerts;

import picocli.CommandLine.Command;

/** Everything about alerts. */
@Command(
        name = "alerts",
        description = "Shows alerts, or sends them to a webhook.",
        subcommands = {TailCommand.class, NotifyCommand.class},
        footer = {"", "Example:", "  macie-streams alerts tail --config processor.properties"})
public final class AlertsCommand {}
