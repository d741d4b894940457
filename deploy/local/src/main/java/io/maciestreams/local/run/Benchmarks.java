package io.maciestreams.local.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand that measures instead of proving. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a service beside what it could do at best, in the same run on the same stack.")
final class Benchmarks {

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            description = {
                "Findings per second through ingest into Kafka, beside a plain loop of the same SDK calls without Kafka.",
                "Also: its memory while it runs, and its calls beside the least that Macie's API allows."
            })
    int ingest(
            @Option(
                            names = "--findings",
                            paramLabel = "N",
                            defaultValue = "100000",
                            description = "About how many findings the account has (default: ${DEFAULT-VALUE}).")
                    int findings)
            throws Exception {
        AccountSpec account = IngestBenchmark.account(findings, Instant.now());
        return inTemporaryFolder(folder -> new IngestBenchmark(folder, account, System.out).run());
    }

    @Command(
            name = "sink",
            mixinStandardHelpOptions = true,
            description = {
                "Megabytes of JSON Lines that the sink writes to S3 for each second of processor time, beside a single-thread gzip",
                "of the same lines; and the most memory that it held, with few and with many objects at a time."
            })
    int sink(
            @Option(
                            names = "--results",
                            paramLabel = "N,N",
                            split = ",",
                            defaultValue = "300000,30000",
                            description =
                                    "How many results each run measures, of 3 KB each; 150,000 more come before them, to warm up (default: ${DEFAULT-VALUE}).")
                    List<Integer> results,
            @Option(
                            names = "--groups",
                            paramLabel = "N,N",
                            split = ",",
                            defaultValue = "10,1000",
                            description = "Of how many jobs they are, one run for each (default: ${DEFAULT-VALUE}).")
                    List<Integer> groups)
            throws Exception {
        if (results.size() != groups.size()) {
            throw new UsageException(
                    "--results and --groups name a number for each run, so as many of the one as of the other");
        }
        for (int run = 0; run < groups.size(); run++) {
            int count = results.get(run);
            int jobs = groups.get(run);
            inTemporaryFolder(folder -> SinkBenchmark.run(folder, count, jobs, System.out));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "processor",
            mixinStandardHelpOptions = true,
            description = {
                "Findings and results per second through the processor, beside a raw transactional copy of the same bytes.",
                "Also: what a record costs with few and with many objects in the state, the size of that, and how long it"
                        + " takes to restore."
            })
    int processor(
            @Option(
                            names = "--records",
                            paramLabel = "N",
                            defaultValue = "100000",
                            description = "How many records each step measures (default: ${DEFAULT-VALUE}).")
                    int records,
            @Option(
                            names = "--objects",
                            paramLabel = "N",
                            defaultValue = "1000000",
                            description = "How many objects are in the state at last (default: ${DEFAULT-VALUE}).")
                    int objects,
            @Option(
                            names = "--warm-up",
                            paramLabel = "N",
                            defaultValue = "200000",
                            description = "How many records come before those measured (default: ${DEFAULT-VALUE}).")
                    int warmUp)
            throws Exception {
        if (records < 1 || objects < 2 * records || warmUp < 1) {
            throw new UsageException("--records and --warm-up are at least 1, --objects at least twice --records");
        }
        return inTemporaryFolder(folder -> ProcessorBenchmark.run(folder, warmUp, records, objects, System.out));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Findings per second from gzipped EventBridge files through a replay into Kafka, and from there through the",
                "processor (results and profiles), with the memory of each."
            })
    int replay(
            @Option(
                            names = "--findings",
                            paramLabel = "N",
                            defaultValue = "1000000",
                            description = "How many findings the files hold (default: ${DEFAULT-VALUE}).")
                    int findings)
            throws Exception {
        return inTemporaryFolder(folder -> new ReplayBenchmark(folder, findings, System.out).run());
    }

    @Command(
            name = "alerts",
            mixinStandardHelpOptions = true,
            description = {
                "How long a finding takes from Macie's list to its alert in Kafka, through ingest and the application alerts,",
                "while findings come at a steady rate and each has an alert of its own."
            })
    int alerts(
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "How many findings come each second (default: ${DEFAULT-VALUE}).")
                    int rate,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "20",
                            description =
                                    "For how long alerts are measured; as long comes before, to warm up (default: ${DEFAULT-VALUE}).")
                    int seconds)
            throws Exception {
        if (rate < 1 || seconds < 1) {
            throw new UsageException("--rate and --seconds are at least 1");
        }
        return inTemporaryFolder(
                folder -> new AlertsBenchmark(folder, rate, Duration.ofSeconds(seconds), System.out).run());
    }

    /** What is measured, in a folder of its own. */
    private interface Benchmark {
        void run(DataFolder folder) throws Exception;
    }

    private static int inTemporaryFolder(Benchmark benchmark) throws Exception {
        DataFolder folder = DataFolder.open(null, false);
        benchmark.run(folder);
        folder.dispose();
        return CommandLine.ExitCode.OK;
    }
}
