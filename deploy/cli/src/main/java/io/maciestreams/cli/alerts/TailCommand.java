package io.maciestreams.cli.alerts;

import io.maciestreams.avro.Alert;
import io.maciestreams.cli.CommittedTopic;
import io.maciestreams.cli.ReadingCommand;
import io.maciestreams.cli.RecordJson;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints alerts as they come. */
@Command(
        name = "tail",
        sortOptions = false,
        description = {
            "Prints each alert when it is opened, grows or is resolved: time, severity, state, rule, subject, what.",
            "Ends on Ctrl-C, after --limit alerts, or with the first alert after its output was closed."
        },
        footer = {
            "",
            "Examples:",
            "  macie-streams alerts tail --config processor.properties",
            "  macie-streams alerts tail --config processor.properties --severity HIGH --limit 20",
            "  macie-streams alerts tail --config processor.properties --json --bucket my-bucket"
        })
final class TailCommand extends ReadingCommand {

    @Option(names = "--from-beginning", description = "Begin with the oldest alert there is.")
    private boolean fromBeginning;

    @Option(names = "--limit", paramLabel = "N", description = "End after N alerts.", defaultValue = "0")
    private long limit;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            defaultValue = "LOW",
            description =
                    "Only of this severity or a higher one: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Severity severity = Severity.LOW;

    @Option(names = "--rule", paramLabel = "ID", description = "Only of this rule; may be given several times.")
    private Set<String> rules = Set.of();

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "Only about this bucket, by name or ARN; may be given several times.")
    private Set<String> buckets = Set.of();

    private long printed;

    @Override
    protected void read(ServiceConfig config, PrintStream out) {
        AlertFilter filter = new AlertFilter(severity, rules, buckets);
        try (CommittedTopic<Alert> alerts = CommittedTopic.open(config, Topics.ALERTS)) {
            alerts.seek(fromBeginning);
            while (!isComplete() && !out.checkError()) {
                alerts.poll((subject, alert) -> {
                    if (filter.accepts(alert) && !isComplete()) {
                        print(alert, out);
                    }
                });
            }
        }
    }

    private void print(Alert alert, PrintStream out) {
        printed++;
        out.println(isForPrograms() ? RecordJson.line(alert) : AlertText.line(alert));
    }

    private boolean isComplete() {
        return limit > 0 && printed >= limit;
    }
}
