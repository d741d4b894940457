package io.maciestreams.cli.top;

import io.maciestreams.cli.CommittedTopic;
import io.maciestreams.cli.ReadingCommand;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topic;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Option;

/** A subcommand that prints the first rows of a ranking. */
abstract class RankingCommand extends ReadingCommand {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rows at most; 0: all (default: ${DEFAULT-VALUE}).")
    private long limit;

    @Override
    protected final void read(ServiceConfig config, PrintStream out) {
        Ranking all = ranking(config);
        Comparator<Ranking.Row> order = Comparator.comparing(
                        (Ranking.Row row) -> row.numbers().get(sortColumn()))
                .reversed()
                .thenComparing(Ranking.Row::name);
        List<Ranking.Row> best = all.rows().stream()
                .sorted(order)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .toList();
        Ranking shown = new Ranking(all.names(), best);
        if (isForPrograms()) {
            shown.printForPrograms(out);
        } else {
            shown.printForPeople(out);
        }
    }

    /** All rows, in any order. */
    abstract Ranking ranking(ServiceConfig config);

    /** Which of the numbers decides, from 0. */
    abstract int sortColumn();

    static <V extends SpecificRecord> Map<String, V> latest(ServiceConfig config, Topic<V> topic) {
        try (CommittedTopic<V> opened = CommittedTopic.open(config, topic)) {
            return opened.latest(Clock.systemUTC());
        }
    }
}
