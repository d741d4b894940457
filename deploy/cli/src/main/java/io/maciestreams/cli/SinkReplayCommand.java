package io.maciestreams.cli;

import io.maciestreams.sink.SinkMain;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports results that had no destination when they came. */
@Command(
        name = "replay",
        description = {
            "Exports the results that the sink has passed over because they had no destination, now that they have one, and",
            "ends. The sink may run meanwhile. Ctrl-C stops it; the same id goes on."
        },
        footer = {"", "Example:", "  macie-streams sink replay sink.properties --id before-the-bucket"})
final class SinkReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SINK.properties", description = "The settings of the sink.")
    private @Nullable String file;

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "Name of the replay, and of its folder below the sink's: replay-ID.")
    private @Nullable String id;

    @Override
    public Integer call() {
        return SinkMain.replay(Objects.requireNonNull(id)).run(Objects.requireNonNull(file));
    }
}
