package io.maciestreams.cli;

import io.maciestreams.processor.RebuildService;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the profiles anew beside those that are served. */
@Command(
        name = "rebuild",
        sortOptions = false,
        description = {
            "Makes all profiles anew from the results that there are, under another application id, while the old ones are",
            "served; once it has caught up and the old application is stopped, they take over. The settings are those of the",
            "processor as they are to be, for example with other weights of the score."
        },
        footer = {
            "",
            "Examples:",
            "  macie-streams rebuild processor.properties --diff          what would change; then nothing is left of it",
            "  macie-streams rebuild processor.properties --diff --apply  the same, and then do it",
            "  macie-streams rebuild processor.properties                 do it"
        })
final class RebuildCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROCESSOR.properties", description = "The settings of the processor.")
    private @Nullable String file;

    @Option(
            names = "--as",
            paramLabel = "ID",
            description = "Id of the rebuilt application (default: the present one with the next number behind it).")
    private @Nullable String applicationId;

    @Option(names = "--diff", description = "Print each profile that would differ, and how.")
    private boolean diff;

    @Option(names = "--apply", description = "Let the rebuilt profiles take over; the default without --diff.")
    private boolean apply;

    @Override
    public Integer call() {
        return RebuildService.main(Optional.ofNullable(applicationId), diff, apply || !diff)
                .run(Objects.requireNonNull(file));
    }
}
