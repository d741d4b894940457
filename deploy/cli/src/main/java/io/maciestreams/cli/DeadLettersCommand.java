package io.maciestreams.cli;

import io.maciestreams.ingest.RedriveService;
import io.maciestreams.ingest.redrive.LetterFilter;
import io.maciestreams.ingest.redrive.Redrive;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What could not be processed: lists it, shows it, sends it again. */
@Command(
        name = "dead-letters",
        description = "Lists what could not be processed, shows it, or sends it again once its reason is mended.",
        synopsisSubcommandLabel = "(list | show | redrive)",
        footer = {
            "",
            "Examples:",
            "  macie-streams dead-letters list ingest.properties --service processor",
            "  macie-streams dead-letters show ingest.properties --letter 3-17 --payload",
            "  macie-streams dead-letters redrive ingest.properties --origin macie.findings --reason undecodable"
        })
final class DeadLettersCommand {

    @Command(
            name = "list",
            description = "One line for each.",
            footer = {"", "Example:", "  macie-streams dead-letters list ingest.properties --from 2026-11-01"})
    int list(@Mixin Letters letters) {
        return letters.run(Redrive::list);
    }

    @Command(
            name = "show",
            description = "All that is known of each.",
            footer = {"", "Example:", "  macie-streams dead-letters show ingest.properties --letter 3-17"})
    int show(
            @Mixin Letters letters,
            @Option(names = "--payload", description = "Its bytes as well; they may be sensitive.") boolean payload) {
        return letters.run((redrive, filter) -> redrive.show(filter, payload));
    }

    @Command(
            name = "redrive",
            description = {
                "Sends each again to where it was going, once: what was sent is not sent another time. The record keeps its",
                "headers, and gets those that tell of its past (redriven-letter, -at, -times, -origin, -reason)."
            },
            footer = {"", "Example:", "  macie-streams dead-letters redrive ingest.properties --letter 3-17"})
    int redrive(@Mixin Letters letters) {
        return letters.run(Redrive::send);
    }

    /** Which letters, and where they are. */
    static final class Letters {

        @Parameters(paramLabel = "INGEST.properties", description = "The settings of ingest.")
        private String file = "";

        @Option(names = "--letter", paramLabel = "ID", description = "Only this one, as the list names it.")
        private Set<String> ids = Set.of();

        @Option(names = "--service", paramLabel = "NAME", description = "Given up by ingest, processor or sink.")
        private Set<String> services = Set.of();

        @Option(names = "--origin", paramLabel = "NAME", description = "Of this topic, or operation of Macie's API.")
        private Set<String> origins = Set.of();

        @Option(names = "--reason", paramLabel = "TEXT", description = "With this in their reason.")
        private String reason = "";

        @Option(names = "--from", paramLabel = "TIME", converter = Time.class, description = "Given up from then on.")
        private @Nullable Instant from;

        @Option(names = "--to", paramLabel = "TIME", converter = Time.class, description = "Given up before then.")
        private @Nullable Instant to;

        private int run(BiConsumer<Redrive, LetterFilter> action) {
            LetterFilter filter = new LetterFilter(ids, services, origins, reason, from, to);
            return RedriveService.main(redrive -> action.accept(redrive, filter))
                    .run(file);
        }
    }
}
