package io.maciestreams.cli.top;

import picocli.CommandLine.Command;

/** Everything about the most sensitive. */
@Command(
        name = "top",
        description = "Shows where most sensitive data is, by what the topics hold now.",
        subcommands = {TopBucketsCommand.class, TopTypesCommand.class, TopAccountsCommand.class},
        footer = {"", "Example:", "  macie-streams top buckets --config processor.properties"})
public final class TopCommand {}
