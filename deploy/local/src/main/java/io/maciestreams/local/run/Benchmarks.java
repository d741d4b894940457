package io.maciestreams.local.run;

import java.time.Instant;
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
